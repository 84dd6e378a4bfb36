package synapt.benchmarks;

import static synapt.benchmarks.Libtorch.then;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** LeNet-5 as README.md defines it, in libtorch's words. */
final class LibtorchLeNet extends LibtorchNet {
    static final long[] IMAGE = {3, 32, 32};

    private static final double DROP = 0.5;

    private final Conv2dImpl conv1 = register_module("conv1", convolution(3, 6));
    private final Conv2dImpl conv2 = register_module("conv2", convolution(6, 16));
    private final Conv2dImpl conv3 = register_module("conv3", convolution(16, 120));
    private final LinearImpl fc1 = register_module("fc1", new LinearImpl(120, 84));
    private final LinearImpl fc2 = register_module("fc2", new LinearImpl(84, 10));

    @Override
    Tensor forward(Tensor images) {
        boolean training = is_training();
        Tensor h = activate(conv1.forward(images), training);
        h = then(h, torch.max_pool2d(h, 2, 2));
        h = activate(then(h, conv2.forward(h)), training);
        h = then(h, torch.max_pool2d(h, 2, 2));
        h = activate(then(h, conv3.forward(h)), training);
        h = then(h, h.flatten(1, -1));
        h = then(h, fc1.forward(h));
        h = then(h, torch.relu(h));
        h = then(h, torch.dropout(h, DROP, training));
        return then(h, fc2.forward(h));
    }

    private static Tensor activate(Tensor convolved, boolean training) {
        Tensor h = then(convolved, torch.relu(convolved));
        return then(h, torch.feature_dropout(h, DROP, training));
    }

    private static Conv2dImpl convolution(long in, long out) {
        return new Conv2dImpl(new Conv2dOptions(in, out, new LongPointer(5, 5)));
    }
}
