import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Strides, dilation, groups and padding that is not the same on both sides. */
@Network(input = {4, 9, 10})
public interface Convolutions {
    @Layer(out = 6, kernel = 3, stride = 2, padding = Layer.SAME) @Activation(RELU) Conv2d conv1();
    @Layer(out = 6, kernel = {2, 3}, padding = {1, 2}, dilation = {1, 2}, groups = 2, bias = false) Conv2d conv2();
    @Layer(out = 12, kernel = 1, groups = 6) @Activation(RELU) @Dropout2d(p = 0.2) Conv2d conv3();
    @Layer(out = 3, kernel = 5) Conv2d conv4();
    @Layer Flatten flat();
    @Layer(out = 4, bias = false) Linear fc1();
}
