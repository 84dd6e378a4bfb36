package synapt.examples.dropout;

import picocli.CommandLine.Option;
import synapt.Backend;

/** What experiments have in common that changes nothing but the run: no option here but the seed changes a bit of the result. */
final class RunOptions {

    @Option(names = "--seed", description = "Another seed, another run; the same seed, the same bits.")
    long seed = 42;

    @Option(names = "--threads", description = "Threads to compute with; 0: one for each processor.")
    int threads = 0;

    @Option(
            names = "--checkpoint-steps",
            description = "Steps between two checkpoints; there is one after each epoch in any case.")
    int steps = 1000;

    Backend backend() {
        return threads == 0 ? Backend.shared() : Backend.threads(threads);
    }
}
