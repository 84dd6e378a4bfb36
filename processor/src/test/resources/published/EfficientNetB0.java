import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** Tan and Le 2019, the smallest, on images of 64 by 64: its parameters do not depend on that. */
@Network(input = {3, 64, 64})
public interface EfficientNetB0 {
    @Layer(out = 32, kernel = 3, stride = 2, padding = 1, bias = false) @BatchNorm @Activation(SILU) Conv2d stem();
    @Layer(with = "in = 32, out = 16, size = 32")                                First  stage1();
    @Layer(with = "in = 16, out = 24, kernel = 3, stride = 2, size = 16, depth = 1, drop = 0.0125") Stage  stage2();
    @Layer(with = "in = 24, out = 40, kernel = 5, stride = 2, size = 8, depth = 1, drop = 0.0375")  Stage  stage3();
    @Layer(with = "in = 40, out = 80, kernel = 3, stride = 2, size = 4, depth = 2, drop = 0.0625")  Stage  stage4();
    @Layer(with = "in = 80, out = 112, kernel = 5, stride = 1, size = 4, depth = 2, drop = 0.1")    Stage  stage5();
    @Layer(with = "in = 112, out = 192, kernel = 5, stride = 2, size = 2, depth = 3, drop = 0.1375")  Stage  stage6();
    @Layer(with = "in = 192, out = 320, kernel = 3, stride = 1, size = 2")       Change stage7();
    @Layer(out = 1280, kernel = 1, bias = false) @BatchNorm @Activation(SILU)    Conv2d head();
    @Dropout(p = 0.2)                                                            GlobalAvgPool pool();
    @Layer(out = 1000)                                                           Linear fc();

    @Block(params = {"in", "out", "kernel", "stride", "size", "depth", "drop"})
    interface Stage {
        @Layer(with = "in = in, out = out, kernel = kernel, stride = stride, size = size") Change change();
        @Layer(with = "repeat = depth, width = out, kernel = kernel, size = size, drop = drop + 0.0125*(index + 1)")
        List<Same> same();
    }

    /** What does not widen the channels first. */
    @Block(params = {"in", "out", "size"})
    interface First {
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = in, groups = in") @BatchNorm @Activation(SILU) Conv2d depthwise();
        @Layer(with = "width = in, squeezed = in/4, size = size") Excitation excitation();
        @Layer(kernel = 1, bias = false, with = "out = out") @BatchNorm Conv2d project();
    }

    @Block(params = {"in", "out", "kernel", "stride", "size"})
    interface Change {
        @Layer(kernel = 1, bias = false, with = "out = 6*in") @BatchNorm @Activation(SILU) Conv2d expand();
        @Layer(bias = false, with = "kernel = kernel, stride = stride, padding = (kernel - 1)/2, out = 6*in, groups = 6*in")
        @BatchNorm @Activation(SILU) Conv2d depthwise();
        @Layer(with = "width = 6*in, squeezed = in/4, size = size") Excitation excitation();
        @Layer(kernel = 1, bias = false, with = "out = out") @BatchNorm Conv2d project();
    }

    @Block(params = {"width", "kernel", "size", "drop"})
    interface Same {
        @Layer(with = "in = width, out = width, kernel = kernel, stride = 1, size = size") Change change();
        @DropPath(with = "p = drop") Identity path();
        @Layer(from = {"path", "input"}) Add sum();
    }

    /** A factor for each channel, of all channels' means; laid out over the image before it multiplies. */
    @Block(params = {"width", "squeezed", "size"})
    interface Excitation {
                                                     GlobalAvgPool squeeze();
        @Layer(with = "out = squeezed") @Activation(SILU) Linear reduce();
        @Layer(with = "out = width") @Activation(SIGMOID) Linear excite();
        @Layer(with = "size = {width, 1, 1}")        Reshape pixel();
        @Layer(with = "scale = {size, size}")        Upsample spread();
        @Layer(from = {"input", "spread"})           Multiply scaled();
    }
}
