import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

class LossAdvice {
    @Network(input = 4)
    interface OneClass {
        @Layer(out = 1) Linear fc1();
    }

    @Network(input = 4)
    interface Activated {
        @Layer(out = 4) @Activation(SIGMOID) Linear fc1();
    }

    @Network(input = 4)
    interface ActivatedByNode {
        @Layer(out = 4) Linear fc1();
        Relu relu();
        Identity end();
    }
}
