package synapt.benchmarks.libtorch;

import static synapt.benchmarks.libtorch.Libtorch.then;

import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A unit of {@link TorchResNet20}; where the shape changes, the shortcut is every second pixel and channels of zeros. */
final class TorchUnit extends TorchNet {
    private final long added;
    private final long stride;
    private final Conv2dImpl conv1;
    private final Conv2dImpl conv2;
    private final BatchNorm2dImpl norm1;
    private final BatchNorm2dImpl norm2;

    TorchUnit(long in, long out, long stride) {
        added = out - in;
        this.stride = stride;
        conv1 = register_module("conv1", convolution(in, out, 3, stride, 1, false));
        norm1 = register_module("norm1", new BatchNorm2dImpl(new BatchNormOptions(out)));
        conv2 = register_module("conv2", convolution(out, out, 3, 1, 1, false));
        norm2 = register_module("norm2", new BatchNorm2dImpl(new BatchNormOptions(out)));
    }

    @Override
    Tensor forward(Tensor x) {
        Tensor y = conv1.forward(x);
        y = then(y, norm1.forward(y));
        y = then(y, y.relu_());
        y = then(y, conv2.forward(y));
        y = then(y, norm2.forward(y));
        if (stride == 1) {
            y = then(y, y.add_(x));
        } else {
            Tensor around = x.slice(2, new LongOptional(), new LongOptional(), stride);
            around = then(around, around.slice(3, new LongOptional(), new LongOptional(), stride));
            around = then(around, torch.constant_pad_nd(around, 0, 0, 0, 0, added / 2, added / 2));
            y = then(y, y.add_(around));
            around.close();
        }
        return then(y, y.relu_());
    }
}
