import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** LeCun et al. 1998 as it is commonly written: all maps of C3 are connected, and ReLU and maximum in place of tanh and mean. */
@Network(input = {1, 32, 32})
public interface LeNet5 {
    @Layer(out = 6, kernel = 5) @Activation(RELU)   Conv2d    c1();
    @Layer(kernel = 2)                              MaxPool2d s2();
    @Layer(out = 16, kernel = 5) @Activation(RELU)  Conv2d    c3();
    @Layer(kernel = 2)                              MaxPool2d s4();
    @Layer(out = 120, kernel = 5) @Activation(RELU) Conv2d    c5();
    @Layer                                          Flatten   flat();
    @Layer(out = 84) @Activation(RELU)              Linear    f6();
    @Layer(out = 10)                                Linear    output();
}
