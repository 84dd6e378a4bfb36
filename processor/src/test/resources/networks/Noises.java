import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Every dropout but the two that everyone uses, with rates from everywhere. */
@Network
public interface Noises {
    @Input(shape = {2, 6, 6}) @GaussianNoise(std = 0.1) InputLayer image();
    @Layer(out = 3, kernel = 3) @Activation(RELU) @DropBlock(p = 0.1, size = 2) @Ramp(steps = 3) Conv2d conv1();
    @DropConnect(p = 0.1, adjustable = true) @Layer(out = 4, kernel = 1) @Activation(SELU) @FeatureAlphaDropout(p = 0.2) Conv2d conv2();
    @Layer(kernel = 2) @DropPath(p = 0.25, adjustable = true) MaxPool2d pool();
    @Layer Flatten flat();
    @Layer(out = 12) @Activation(SELU) @AlphaDropout(p = 0.3, adjustable = true) Linear fc1();
    @Layer(out = 12) @Activation(TANH) @GaussianDropout(p = 0.25) @Ramp(from = 0.5, steps = 2) Linear fc2();
    @DropConnect(p = 0.3) @Ramp(steps = 2) @Layer(out = 3) Linear fc3();
}
