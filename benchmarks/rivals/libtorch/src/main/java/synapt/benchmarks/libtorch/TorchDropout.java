package synapt.benchmarks.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Nothing but a dropout of a half. */
final class TorchDropout extends TorchNet {
    @Override
    Tensor forward(Tensor x) {
        return torch.dropout(x, 0.5, is_training());
    }
}
