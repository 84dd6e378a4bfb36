import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** Simonyan and Zisserman 2014, configuration A. */
@Network(input = {3, 224, 224})
public interface Vgg11 {
    @Layer(with = "out = 64, depth = 1")  Stage stage1();
    @Layer(with = "out = 128, depth = 1") Stage stage2();
    @Layer(with = "out = 256, depth = 2") Stage stage3();
    @Layer(with = "out = 512, depth = 2") Stage stage4();
    @Layer(with = "out = 512, depth = 2") Stage stage5();
    @Layer                                Flatten flat();
    @Layer(out = 4096) @Activation(RELU) @Dropout(p = 0.5) Linear fc6();
    @Layer(out = 4096) @Activation(RELU) @Dropout(p = 0.5) Linear fc7();
    @Layer(out = 1000)                                     Linear fc8();

    @Block(params = {"out", "depth"})
    interface Stage {
        @Layer(with = "out = out, repeat = depth") List<Convolution> convolutions();
        @Layer(kernel = 2)                         MaxPool2d pool();
    }

    @Block(params = "out")
    interface Convolution {
        @Layer(kernel = 3, padding = 1, with = "out = out") @Activation(RELU) Conv2d conv();
    }
}
