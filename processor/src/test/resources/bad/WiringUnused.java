import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface WiringUnused {
    @Layer(out = 4) Linear stem();
    @Layer(out = 4) @Activation(RELU) Linear aux1();
    @Layer(out = 4) @Activation(RELU) Linear aux2();
    @Layer(from = "stem", out = 4) Linear head();
}
