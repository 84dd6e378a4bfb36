package synapt.train;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.io.Checkpoint;
import synapt.io.DType;
import synapt.io.FileFormatException;
import synapt.io.Tensor;

/** Results of epochs as a table of numbers, a row each; without the times. */
final class ResultTable {

    private static final int TRAINING = 8;
    private static final int SCORE = 4;

    private ResultTable() {}

    private static int width(int outputs) {
        return TRAINING + SCORE + 4 * outputs;
    }

    static Tensor write(String name, List<EpochResult> results, int outputs) {
        double[] table = new double[results.size() * width(outputs)];
        int at = 0;
        for (EpochResult result : results) {
            Progress p = result.training();
            Score score = result.validation();
            double[] row = {
                p.epoch(),
                p.epochs(),
                p.step(),
                p.examples(),
                p.epochExamples(),
                p.loss(),
                p.accuracy(),
                p.rate(),
                score == null ? 0 : score.examples(),
                score == null ? 0 : score.correct(),
                score == null ? 0 : score.loss(),
                result.outputs().size(),
            };
            System.arraycopy(row, 0, table, at, row.length);
            put(p.outputs(), table, at + row.length);
            put(result.outputs(), table, at + row.length + 2 * outputs);
            at += width(outputs);
        }
        return Tensor.of(name, table, results.size(), width(outputs));
    }

    private static void put(List<OutputMetrics> metrics, double[] table, int at) {
        for (int i = 0; i < metrics.size(); i++) {
            table[at + 2 * i] = metrics.get(i).loss();
            table[at + 2 * i + 1] = metrics.get(i).accuracy();
        }
    }

    static List<EpochResult> read(Checkpoint from, String name, List<String> outputs) throws FileFormatException {
        int width = width(outputs.size());
        double[] table = from.tensor(name, DType.F64, -1, width).doubles();
        List<EpochResult> results = new ArrayList<>();
        for (int at = 0; at < table.length; at += width) {
            int metrics = at + TRAINING + SCORE;
            Progress p = new Progress(
                    (int) table[at],
                    (int) table[at + 1],
                    (long) table[at + 2],
                    (int) table[at + 3],
                    (int) table[at + 4],
                    table[at + 5],
                    table[at + 6],
                    table[at + 7],
                    Double.NaN,
                    Double.NaN,
                    metrics(outputs, outputs.size(), table, metrics));
            results.add(new EpochResult(
                    p,
                    score(table, at + TRAINING),
                    Double.NaN,
                    metrics(outputs, (int) table[metrics - 1], table, metrics + 2 * outputs.size())));
        }
        return results;
    }

    private static @Nullable Score score(double[] table, int at) {
        return table[at] == 0 ? null : new Score((int) table[at], (int) table[at + 1], table[at + 2]);
    }

    private static List<OutputMetrics> metrics(List<String> names, int count, double[] table, int at) {
        List<OutputMetrics> metrics = new ArrayList<>();
        for (int i = 0; i < Math.min(count, names.size()); i++) {
            metrics.add(new OutputMetrics(names.get(i), table[at + 2 * i], table[at + 2 * i + 1]));
        }
        return metrics;
    }
}
