package synapt.examples;

import static synapt.annotation.ActivationFunction.RELU;

import java.util.List;
import synapt.annotation.Activation;
import synapt.annotation.BatchNorm;
import synapt.annotation.Block;
import synapt.annotation.Init;
import synapt.annotation.Initializer;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Add;
import synapt.layer.Conv2d;
import synapt.layer.GlobalAvgPool;
import synapt.layer.Linear;

/**
 * ResNet-20 for images of 32 x 32 (He, Zhang, Ren and Sun, "Deep residual learning for image recognition", 2016, section 4.2): three
 * stages of three residual blocks, the second and third stage at half the size and twice the channels. Where the size changes, the
 * way around a block is a convolution with a kernel of 1, the paper's option B, so there are 272,474 parameters.
 */
@Network(input = {3, 32, 32})
@Init(Initializer.HE_NORMAL)
public interface ResNet20 {

    @Layer(out = 16, kernel = 3, padding = 1, bias = false) @BatchNorm @Activation(RELU) Conv2d        stem();
    @Layer(repeat = 3, with = "width = 16")                                              List<Residual> stage1();
    @Layer(with = "width = 32")                                                          Halving       half2();
    @Layer(repeat = 2, with = "width = 32")                                              List<Residual> stage2();
    @Layer(with = "width = 64")                                                          Halving       half3();
    @Layer(repeat = 2, with = "width = 64")                                              List<Residual> stage3();
    @Layer                                                                               GlobalAvgPool pool();
    @Layer(out = 10)                                                                     Linear        fc();

    /** Two convolutions, to whose result what they read is added. */
    @Block(params = "width")
    interface Residual {
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width") @BatchNorm @Activation(RELU) Conv2d conv1();
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width") @BatchNorm                   Conv2d conv2();
        @Layer(from = {"conv2", "input"})                                              @Activation(RELU) Add    sum();
    }

    /** The same with half the height and width, also on the way around. */
    @Block(params = "width")
    interface Halving {
        @Layer(kernel = 3, stride = 2, padding = 1, bias = false, with = "out = width")  @BatchNorm @Activation(RELU) Conv2d conv1();
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width")              @BatchNorm                   Conv2d conv2();
        @Layer(from = "input", kernel = 1, stride = 2, bias = false, with = "out = width") @BatchNorm                 Conv2d shortcut();
        @Layer(from = {"conv2", "shortcut"})                                                        @Activation(RELU) Add    sum();
    }
}
