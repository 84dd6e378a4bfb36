package synapt.benchmarks.ours;

import java.io.IOException;
import synapt.benchmarks.harness.First;

/** From nothing to the answer to one image, by a LeNet-5 with start values. */
final class FirstPrediction {
    private FirstPrediction() {}

    static void main() throws IOException {
        First.made(CompiledLeNet5.create(1).predict(First.image()));
    }
}
