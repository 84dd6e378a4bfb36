import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** A class for each pixel, of which some do not count. */
@Network(input = {3, 6, 8})
public interface Segmentation {
    @Layer(out = 5, kernel = 3, stride = 2, padding = 1) @Activation(RELU) Conv2d down();
    @Layer(out = 5, kernel = 2, stride = 2) @Activation(RELU) ConvTranspose2d up();
    @Layer(out = 4, kernel = 1) @Output(loss = LossFunction.CROSS_ENTROPY, ignoreIndex = 255, classWeights = {1, 2, 2, 0.5}) Conv2d pixels();
}
