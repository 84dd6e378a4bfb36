import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** He et al. 2015 for CIFAR-10, with their shortcut A: every second pixel, and zeros for the channels that are new. */
@Network(input = {3, 32, 32})
public interface ResNet20 {
    @Layer(out = 16, kernel = 3, padding = 1, bias = false) @BatchNorm @Activation(RELU) Conv2d stem();
    @Layer(repeat = 3, with = "width = 16")            List<Basic> stage1();
    @Layer(with = "width = 32, size = 16, depth = 2")  Stage stage2();
    @Layer(with = "width = 64, size = 8, depth = 2")   Stage stage3();
                                                       GlobalAvgPool pool();
    @Layer(out = 10)                                   Linear fc();

    @Block(params = {"width", "size", "depth"})
    interface Stage {
        @Layer(with = "width = width, size = size")    Halving halving();
        @Layer(with = "width = width, repeat = depth") List<Basic> rest();
    }

    @Block(params = "width")
    interface Basic {
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width") @BatchNorm @Activation(RELU) Conv2d conv1();
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width") @BatchNorm Conv2d conv2();
        @Layer(from = {"conv2", "input"}) @Activation(RELU) Add sum();
    }

    @Block(params = {"width", "size"})
    interface Halving {
        @Layer(kernel = 3, stride = 2, padding = 1, bias = false, with = "out = width") @BatchNorm @Activation(RELU) Conv2d conv1();
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width") @BatchNorm Conv2d conv2();
        @Layer(from = "input", kernel = 1, stride = 2)             AvgPool2d every();
        @Layer(with = "size = {1, width/2, size*size}")            Reshape rows();
        @Layer(with = "padding = {width/4, 0}")                    ZeroPad2d padded();
        @Layer(with = "size = {width, size, size}")                Reshape shortcut();
        @Layer(from = {"conv2", "shortcut"}) @Activation(RELU)     Add sum();
    }
}
