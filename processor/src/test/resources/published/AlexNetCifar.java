import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** AlexNet for images of 32 by 32: a lesser stride in front, and one linear layer. */
@Network(input = {3, 32, 32})
public interface AlexNetCifar {
    @Layer(out = 64, kernel = 11, stride = 4, padding = 5) @Activation(RELU) Conv2d conv1();
    @Layer(kernel = 2)                                                       MaxPool2d pool1();
    @Layer(out = 192, kernel = 5, padding = 2) @Activation(RELU)             Conv2d conv2();
    @Layer(kernel = 2)                                                       MaxPool2d pool2();
    @Layer(out = 384, kernel = 3, padding = 1) @Activation(RELU)             Conv2d conv3();
    @Layer(out = 256, kernel = 3, padding = 1) @Activation(RELU)             Conv2d conv4();
    @Layer(out = 256, kernel = 3, padding = 1) @Activation(RELU)             Conv2d conv5();
    @Layer(kernel = 2)                                                       MaxPool2d pool5();
    @Layer                                                                   Flatten flat();
    @Layer(out = 10)                                                         Linear fc();
}
