package synapt.benchmarks.libtorch;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** A network of libtorch's. */
abstract class TorchNet extends Module {
    /** The result for a batch; drops when {@link Module#is_training()}. */
    abstract Tensor forward(Tensor inputs);

    static Conv2dImpl convolution(long in, long out, long kernel, long stride, long padding, boolean bias) {
        Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(kernel, kernel));
        options.stride().put(0, stride).put(1, stride);
        options.padding().put(new LongPointer(padding, padding));
        options.bias().put(bias);
        return new Conv2dImpl(options);
    }
}
