package synapt.benchmarks.libtorch;

import static synapt.benchmarks.libtorch.Libtorch.then;

import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The multilayer perceptron as README.md defines it. */
final class TorchMlp extends TorchNet {
    private final double drop1;
    private final double drop2;
    private final LinearImpl fc1 = register_module("fc1", new LinearImpl(784, 256));
    private final LinearImpl fc2 = register_module("fc2", new LinearImpl(256, 256));
    private final LinearImpl fc3 = register_module("fc3", new LinearImpl(256, 10));

    TorchMlp(double drop1, double drop2) {
        this.drop1 = drop1;
        this.drop2 = drop2;
    }

    @Override
    Tensor forward(Tensor inputs) {
        boolean training = is_training();
        Tensor h = fc1.forward(inputs);
        h = then(h, torch.relu(h));
        h = then(h, torch.dropout(h, drop1, training));
        h = then(h, fc2.forward(h));
        h = then(h, torch.relu(h));
        h = then(h, torch.dropout(h, drop2, training));
        return then(h, fc3.forward(h));
    }
}
