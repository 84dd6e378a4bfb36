import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** He et al. 2015 for ImageNet, with their shortcut B: a convolution where the shape changes. */
@Network(input = {3, 224, 224})
public interface ResNet18 {
    @Layer(out = 64, kernel = 7, stride = 2, padding = 3, bias = false) @BatchNorm @Activation(RELU) Conv2d stem();
    @Layer(kernel = 3, stride = 2, padding = 1) MaxPool2d pool();
    @Layer(repeat = 2, with = "width = 64")     List<Basic> layer1();
    @Layer(with = "width = 128")                Stage layer2();
    @Layer(with = "width = 256")                Stage layer3();
    @Layer(with = "width = 512")                Stage layer4();
                                                GlobalAvgPool mean();
    @Layer(out = 1000)                          Linear fc();

    @Block(params = "width")
    interface Stage {
        @Layer(with = "width = width") Halving halving();
        @Layer(with = "width = width") Basic basic();
    }

    @Block(params = "width")
    interface Basic {
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width") @BatchNorm @Activation(RELU) Conv2d conv1();
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width") @BatchNorm Conv2d conv2();
        @Layer(from = {"conv2", "input"}) @Activation(RELU) Add sum();
    }

    @Block(params = "width")
    interface Halving {
        @Layer(kernel = 3, stride = 2, padding = 1, bias = false, with = "out = width") @BatchNorm @Activation(RELU) Conv2d conv1();
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width") @BatchNorm Conv2d conv2();
        @Layer(from = "input", kernel = 1, stride = 2, bias = false, with = "out = width") @BatchNorm Conv2d shortcut();
        @Layer(from = {"conv2", "shortcut"}) @Activation(RELU) Add sum();
    }
}
