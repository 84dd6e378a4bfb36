import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** The network of the first page, as it is there. */
@Network(input = {3, 32, 32})
public interface LeNet5 {
    @Layer(out = 6,   kernel = 5) @Activation(RELU) @Dropout2d(p = 0.5) Conv2d    conv1();
    @Layer(kernel = 2)                                                  MaxPool2d pool1();
    @Layer(out = 16,  kernel = 5) @Activation(RELU) @Dropout2d(p = 0.5) Conv2d    conv2();
    @Layer(kernel = 2)                                                  MaxPool2d pool2();
    @Layer(out = 120, kernel = 5) @Activation(RELU) @Dropout2d(p = 0.5) Conv2d    conv3();
    @Layer                                                              Flatten   flat();
    @Layer(out = 84)              @Activation(RELU) @Dropout(p = 0.5)   Linear    fc1();
    @Layer(out = 10)                                                    Linear    fc2();
}
