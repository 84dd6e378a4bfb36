import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** The gradient of the output comes from outside, and that of the input is asked for. */
@Network
public interface InputGradient {
    @Input(shape = {2, 6, 6}, gradient = true) InputLayer image();
    @Layer(out = 3, kernel = 3) @Activation(SILU) Conv2d conv1();
    @Layer Flatten flat();
    @Layer(out = 4) @Output(loss = LossFunction.NONE) Linear fc1();
}
