import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

class DropoutKinds {

    @Network(input = {3, 8, 8})
    interface Images {
        @GaussianNoise(std = 0) Identity nothing();
        @Layer(out = 4, kernel = 3) @Activation(SELU) @Dropout2d(p = 0.2) Conv2d selu();
        @Layer(out = 4, kernel = 3) @Activation(RELU) @FeatureAlphaDropout(p = 0.2) Conv2d alpha();
        @Layer(out = 4, kernel = 1) @BatchNorm @Activation(RELU) @Dropout(p = 0.2) Conv2d elements();
        @Layer(out = 4, kernel = 1) @Activation(RELU) @Dropout2d(p = 0.6) Conv2d high();
        @Layer(out = 4, kernel = 1) @Activation(RELU) @Dropout2d(p = 0.5) Conv2d classic();
        @Layer Flatten flat();
        @Layer(out = 8) @Activation(SELU) @Dropout(p = 0.1) Linear fc1();
        @Layer(out = 8) @AlphaDropout(p = 0.1) Linear fc2();
        @Layer(out = 8) Linear fc3();
    }

    /** Nothing to say. */
    @Network
    interface Fine {
        @Input(shape = {3, 8, 8}) @AlphaDropout(p = 0.1) InputLayer image();
        @GaussianNoise(std = 1) Identity noise();
        @Dropout2d(p = 0.1) Identity other();
        @DropPath(p = 0.1) Identity path();
        @Layer(out = 4, kernel = 3) @Activation(SELU) @FeatureAlphaDropout(p = 0.5) Conv2d conv1();
        @BatchNorm @AlphaDropout(p = 0.2) Identity norm();
        @Dropout(p = 0) @Ramp(from = 0.5, steps = 10) Identity annealed();
        @Layer Flatten flat();
        @Layer(out = 8) @GaussianDropout(p = 0.9) Linear fc();
    }
}
