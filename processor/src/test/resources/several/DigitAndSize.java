import static synapt.annotation.ActivationFunction.*;
import static synapt.annotation.LossFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Two inputs and three outputs, one of them read on by another. */
@Network
public interface DigitAndSize {
    @Input(shape = {2, 4, 4}, gradient = true) InputLayer image();
    @Input(shape = 3) InputLayer numbers();

    @Layer(from = "image", out = 4, kernel = 3) @Activation(RELU) Conv2d conv();
    @Layer Flatten flat();
    @Layer(from = {"flat", "numbers"}) @Dropout(p = 0.25) Concat together();
    @Layer(out = 12) @Activation(TANH) Linear hidden();
    @Layer(from = "hidden", out = 5) @Output Linear digit();
    @Layer(from = "hidden", out = 2) @Output(loss = MSE, weight = 0.125) Linear size();
    @Layer(from = {"digit", "size", "numbers"}) Concat all();
    @Layer(out = 3) @Output(loss = NONE) Linear free();
}
