import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Channels along three directions. */
@Network(input = {2, 6, 9, 10})
public interface Volumes {
    @Layer(out = 6, kernel = 3, padding = 1) @BatchNorm @Activation(RELU) Conv3d conv1();
    @Layer(kernel = 2) @Dropout(p = 0.2) MaxPool3d pool1();
    @Layer(out = 5, kernel = {2, 3, 2}, padding = {1, 1, 0}, stride = {1, 2, 1}) @Activation(GELU) Conv3d conv2();
    @BatchNorm(affine = false) BatchNorm3d bn2();
    @Layer(kernel = {1, 2, 2}, stride = 1, padding = {0, 1, 1}) AvgPool3d pool2();
    @Layer(size = {2, 1, 3}) AdaptiveMaxPool3d pool3();
    GlobalAvgPool pool4();
    @Layer(out = 3) Linear fc1();
}
