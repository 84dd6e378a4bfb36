import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** VGG-11 for images of 32 by 32. */
@Network(input = {3, 32, 32})
public interface Vgg11Cifar {
    @Layer(with = "out = 64, depth = 1")  Stage stage1();
    @Layer(with = "out = 128, depth = 1") Stage stage2();
    @Layer(with = "out = 256, depth = 2") Stage stage3();
    @Layer(with = "out = 512, depth = 2") Stage stage4();
    @Layer(with = "out = 512, depth = 2") Stage stage5();
    @Layer                                Flatten flat();
    @Layer(out = 10)                      Linear fc();

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
