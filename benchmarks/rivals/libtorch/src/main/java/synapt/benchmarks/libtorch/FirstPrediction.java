package synapt.benchmarks.libtorch;

import java.io.IOException;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import synapt.benchmarks.harness.First;

/** From nothing to the answer to one image, by a LeNet-5 with start values. */
final class FirstPrediction {
    private FirstPrediction() {}

    static void main() throws IOException {
        torch.set_num_threads(1);
        TorchLeNet net = new TorchLeNet(0.5);
        net.eval();
        try (PointerScope _ = new PointerScope();
                InferenceMode _ = new InferenceMode(true)) {
            Tensor image = Tensor.create(First.image(), 1, 3, 32, 32);
            First.made((int) net.forward(image).argmax().item_long());
        }
    }
}
