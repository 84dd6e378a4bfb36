package synapt.benchmarks;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** A network of libtorch's as {@link LibtorchContender} drives it. */
abstract class LibtorchNet extends Module {
    /** Logits for a batch; drops when {@link Module#is_training()}. */
    abstract Tensor forward(Tensor images);
}
