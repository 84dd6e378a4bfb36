package synapt.benchmarks.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The product of a square matrix with another. */
final class TorchProduct extends TorchNet {
    private final Tensor right;

    TorchProduct(long size) {
        right = torch.randn(size, size);
    }

    @Override
    Tensor forward(Tensor left) {
        return torch.mm(left, right);
    }
}
