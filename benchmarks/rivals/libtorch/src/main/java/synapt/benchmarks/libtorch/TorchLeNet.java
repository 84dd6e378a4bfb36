package synapt.benchmarks.libtorch;

import static synapt.benchmarks.libtorch.Libtorch.then;

import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** LeNet-5 as README.md defines it. */
final class TorchLeNet extends TorchNet {
    private final double drop;
    private final Conv2dImpl conv1 = register_module("conv1", convolution(3, 6, 5, 1, 0, true));
    private final Conv2dImpl conv2 = register_module("conv2", convolution(6, 16, 5, 1, 0, true));
    private final Conv2dImpl conv3 = register_module("conv3", convolution(16, 120, 5, 1, 0, true));
    private final LinearImpl fc1 = register_module("fc1", new LinearImpl(120, 84));
    private final LinearImpl fc2 = register_module("fc2", new LinearImpl(84, 10));

    /** @param drop of all dropouts */
    TorchLeNet(double drop) {
        this.drop = drop;
    }

    @Override
    Tensor forward(Tensor images) {
        Tensor h = activate(conv1.forward(images));
        h = then(h, torch.max_pool2d(h, 2, 2));
        h = activate(then(h, conv2.forward(h)));
        h = then(h, torch.max_pool2d(h, 2, 2));
        h = activate(then(h, conv3.forward(h)));
        h = then(h, h.flatten(1, -1));
        h = then(h, fc1.forward(h));
        h = then(h, torch.relu(h));
        h = then(h, torch.dropout(h, drop, is_training()));
        return then(h, fc2.forward(h));
    }

    private Tensor activate(Tensor convolved) {
        Tensor h = then(convolved, torch.relu(convolved));
        return then(h, torch.feature_dropout(h, drop, is_training()));
    }
}
