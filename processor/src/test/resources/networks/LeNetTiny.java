import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** LeNet-5 in small, for tests that train. */
@Network(input = {1, 12, 12})
public interface LeNetTiny {
    @Layer(out = 4, kernel = 3, padding = 1) @Activation(RELU) @Dropout2d(p = 0.25) Conv2d    conv1();
    @Layer(kernel = 2)                                                              MaxPool2d pool1();
    @Layer(out = 7, kernel = 3)              @Activation(RELU) @Dropout2d(p = 0.25) Conv2d    conv2();
    @Layer(kernel = 2)                                                              MaxPool2d pool2();
    @Layer                                                                          Flatten   flat();
    @Layer(out = 18)                         @Activation(RELU) @Dropout(p = 0.5)    Linear    fc1();
    @Layer(out = 5)                                                                 Linear    fc2();
}
