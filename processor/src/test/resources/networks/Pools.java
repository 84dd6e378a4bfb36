import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Windows that overlap, that reach into padding, that are dilated. */
@Network(input = {2, 11, 9})
public interface Pools {
    @Layer(kernel = 3, stride = 2, padding = 1) MaxPool2d pool1();
    @Layer(out = 4, kernel = 2) Conv2d conv1();
    @Layer(kernel = 3, stride = 1, padding = 1) AvgPool2d pool2();
    @Layer(kernel = {3, 2}, stride = 1, padding = 1, countIncludePad = false) AvgPool2d pool3();
    @Layer(kernel = 2, stride = 1, dilation = 2) MaxPool2d pool4();
    @Layer(kernel = 2) @Activation(RELU) @Dropout(p = 0.5) MaxPool2d pool5();
    @Layer Flatten flat();
    @Layer(out = 3) Linear fc1();
}
