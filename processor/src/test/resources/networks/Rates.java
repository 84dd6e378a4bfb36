import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Dropout rates that can be changed between steps. */
@Network(input = 10)
public interface Rates {
    @Layer(out = 12) @Activation(RELU) @Dropout(p = 0.5, adjustable = true) Linear fc1();
    @Layer(out = 12) @Activation(TANH) @Dropout(p = 0.25, adjustable = true) Linear fc2();
    @Layer(out = 3) Linear fc3();
}
