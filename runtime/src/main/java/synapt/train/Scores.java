package synapt.train;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.Evaluates;
import synapt.Ports;
import synapt.kernel.ClassCells;

/** Measures a network on some examples. */
final class Scores {

    private Scores() {}

    /**
     * What came out.
     *
     * @param first   of the first output that has classes; null if none has
     * @param outputs of each
     */
    record Measured(@Nullable Score first, List<OutputMetrics> outputs) {}

    /** @throws IllegalArgumentException if the examples do not fit the network, or one is of a class that it does not have */
    static <Y> Measured of(Evaluates evaluator, Examples<Y> examples) {
        examples.requireFit(evaluator.ports());
        int capacity = Math.min(evaluator.maxBatch(), examples.size());
        Examples<Y> batch = examples.room(capacity);
        List<Tally> tallies = new ArrayList<>();
        float[][] outputs = new float[examples.targets().outputs()][];
        for (int i = 0; i < outputs.length; i++) {
            Ports.Port port = evaluator.ports().outputs().get(i);
            if (port.features() % examples.targets().each(i) != 0) {
                throw new IllegalArgumentException(
                        "an example has %d targets, which do not divide the network's %d outputs"
                                .formatted(examples.targets().each(i), port.features()));
            }
            outputs[i] = new float[Math.multiplyExact(capacity, port.features())];
            tallies.add(
                    examples.targets().hasClasses(i)
                            ? new ClassTally(classes(port, examples.targets().each(i)))
                            : new NumberTally());
        }
        for (int from = 0; from < examples.size(); from += capacity) {
            int count = Math.min(capacity, examples.size() - from);
            examples.copy(from, count, batch);
            evaluator.evaluate(batch, count, outputs);
            for (int i = 0; i < outputs.length; i++) {
                tallies.get(i).add(outputs[i], batch.targets(), i, from, count);
            }
        }
        return measured(tallies, evaluator.ports());
    }

    private static ClassCells classes(Ports.Port port, int each) {
        return new ClassCells(port.features() / each, each, port.ofPixels());
    }

    private static Measured measured(List<Tally> tallies, Ports ports) {
        Score first = null;
        List<OutputMetrics> metrics = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            metrics.add(tallies.get(i).metrics(ports.outputs().get(i).name()));
            if (first == null && tallies.get(i) instanceof ClassTally classes) {
                first = classes.score();
            }
        }
        return new Measured(first, metrics);
    }

    /** Collects what is measured at an output. */
    private sealed interface Tally {

        void add(float[] outputs, Targets<?> targets, int output, int first, int count);

        OutputMetrics metrics(String name);
    }

    private static final class NumberTally implements Tally {

        private long numbers;
        private double squares;

        @Override
        public void add(float[] outputs, Targets<?> targets, int output, int first, int count) {
            int n = count * targets.each(output);
            for (int i = 0; i < n; i++) {
                double difference = (double) outputs[i] - targets.numbers(output)[i];
                squares += difference * difference;
            }
            numbers += n;
        }

        @Override
        public OutputMetrics metrics(String name) {
            return new OutputMetrics(name, squares / numbers, Double.NaN);
        }
    }

    private static final class ClassTally implements Tally {

        private final ClassCells of;
        private int examples;
        private int correct;
        private double loss;

        ClassTally(ClassCells of) {
            this.of = of;
        }

        @Override
        public void add(float[] outputs, Targets<?> targets, int output, int first, int count) {
            int classes = of.classes();
            for (int i = 0; i < count * of.positions(); i++) {
                int label = targets.classes(output)[i];
                if (!targets.counts(label)) {
                    continue;
                }
                if (label < 0 || label >= classes) {
                    throw new IllegalArgumentException(
                            "example %d is of class %d, but the network has %d classes: 0 to %d"
                                    .formatted(first + i / of.positions(), label, classes, classes - 1));
                }
                int from = i / of.positions() * of.positions() * classes;
                int position = i % of.positions();
                int best = greatest(outputs, from, position);
                examples = Math.addExact(examples, 1);
                correct += best == label ? 1 : 0;
                double max = outputs[from + of.feature(position, best)];
                loss += logSumExp(outputs, from, position, max) - outputs[from + of.feature(position, label)];
            }
        }

        Score score() {
            if (examples == 0) {
                throw new IllegalArgumentException(
                        "none of the examples counts: all of them are of the class that is ignored");
            }
            return new Score(examples, correct, loss / examples);
        }

        @Override
        public OutputMetrics metrics(String name) {
            return new OutputMetrics(name, score().loss(), score().accuracy());
        }

        private int greatest(float[] values, int from, int position) {
            int best = 0;
            for (int c = 1; c < of.classes(); c++) {
                if (values[from + of.feature(position, c)] > values[from + of.feature(position, best)]) {
                    best = c;
                }
            }
            return best;
        }

        private double logSumExp(float[] values, int from, int position, double max) {
            double sum = 0;
            for (int c = 0; c < of.classes(); c++) {
                sum += StrictMath.exp(values[from + of.feature(position, c)] - max);
            }
            return max + StrictMath.log(sum);
        }
    }
}
