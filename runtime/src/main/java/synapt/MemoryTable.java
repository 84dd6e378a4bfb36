package synapt;

import java.util.Locale;
import java.util.function.IntFunction;
import synapt.kernel.KernelProvider;
import synapt.train.AdamW;
import synapt.train.Optimizer;
import synapt.train.Sgd;

/** What training and evaluation of a network take, by size of batch, as text. */
final class MemoryTable {

    private static final int[] BATCHES = {1, 16, 64, 256, 1024};

    /** The same everywhere: with one thread, of floats. */
    private static final Backend ONE = Backend.of(KernelProvider.scalar(), 1);

    private static final Backend TWO = Backend.of(KernelProvider.scalar(), 2);

    private final NetworkMemory memory;
    private final StringBuilder text = new StringBuilder();

    MemoryTable(NetworkMemory memory) {
        this.memory = memory;
    }

    /** A line for each of two optimisers, one for evaluation, and what threads add. */
    String text() {
        text.append(String.format(Locale.ROOT, "%-29s", "memory by maxBatch"));
        for (int batch : BATCHES) {
            text.append(String.format(Locale.ROOT, "%11d", batch));
        }
        text.append('\n');
        line("training, Sgd", n -> training(Sgd.of(0), n, ONE));
        line("training, Sgd with momentum", n -> training(Sgd.of(0).momentum(0.5), n, ONE));
        line("training, AdamW", n -> training(AdamW.of(0), n, ONE));
        line("evaluator", n -> memory.evaluator(n, ONE));
        int many = BATCHES[BATCHES.length - 1];
        long trains = training(Sgd.of(0), many, TWO).bytes()
                - training(Sgd.of(0), many, ONE).bytes();
        long evaluates = memory.evaluator(many, TWO).bytes()
                - memory.evaluator(many, ONE).bytes();
        return text.append("  parameters included; with one thread, and each further one adds ")
                .append(trains == 0 ? "nothing" : MemoryForecast.text(trains))
                .append(" to training, ")
                .append(MemoryForecast.text(evaluates))
                .append(" to an evaluator\n")
                .toString();
    }

    private MemoryForecast training(Optimizer optimizer, int maxBatch, Backend backend) {
        return memory.training(optimizer, maxBatch, backend);
    }

    private void line(String what, IntFunction<MemoryForecast> forecast) {
        text.append(String.format(Locale.ROOT, "  %-27s", what));
        for (int batch : BATCHES) {
            text.append(String.format(
                    Locale.ROOT,
                    "%11s",
                    MemoryForecast.text(forecast.apply(batch).bytes())));
        }
        text.append('\n');
    }
}
