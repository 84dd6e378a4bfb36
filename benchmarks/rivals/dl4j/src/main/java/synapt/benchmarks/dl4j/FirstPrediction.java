package synapt.benchmarks.dl4j;

import java.io.IOException;
import org.nd4j.linalg.factory.Nd4j;
import synapt.benchmarks.harness.First;

/** From nothing to the answer to one image, by a LeNet-5 with start values. */
final class FirstPrediction {
    private FirstPrediction() {}

    static void main() throws IOException {
        var image = Nd4j.createFromArray(First.image()).reshape(1, 3, 32, 32);
        First.made(Dl4jNets.leNet(0.5).output(image, false).argMax(1).getInt(0));
    }
}
