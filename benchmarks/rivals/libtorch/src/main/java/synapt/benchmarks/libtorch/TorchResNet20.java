package synapt.benchmarks.libtorch;

import static synapt.benchmarks.libtorch.Libtorch.then;

import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/** ResNet-20 as README.md defines it. */
final class TorchResNet20 extends TorchNet {
    private final Conv2dImpl stem = register_module("stem", convolution(3, 16, 3, 1, 1, false));
    private final BatchNorm2dImpl norm = register_module("norm", new BatchNorm2dImpl(new BatchNormOptions(16)));
    private final TorchUnit[] units = new TorchUnit[9];
    private final LinearImpl fc = register_module("fc", new LinearImpl(64, 10));

    TorchResNet20() {
        long in = 16;
        for (int i = 0; i < units.length; i++) {
            long out = 16L << (i / 3);
            units[i] = register_module("unit" + i, new TorchUnit(in, out, in == out ? 1 : 2));
            in = out;
        }
    }

    @Override
    Tensor forward(Tensor images) {
        Tensor h = stem.forward(images);
        h = then(h, norm.forward(h));
        h = then(h, h.relu_());
        for (TorchUnit unit : units) {
            h = then(h, unit.forward(h));
        }
        h = then(h, h.mean(2, 3));
        return then(h, fc.forward(h));
    }
}
