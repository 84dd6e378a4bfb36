import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

class ActivationMissing {
    @Network(input = 4)
    interface TwoAsOne {
        @Layer(out = 8) @Dropout(p = 0.5) Linear fc1();
        @Layer(out = 3)                   Linear fc2();
    }

    @Network(input = 4)
    interface Thin {
        @Layer(out = 2) Linear down();
        @Layer(out = 4) Linear up();
    }

    @Network(input = 4)
    interface Silenced {
        @Layer(out = 8)                                Linear fc1();
        @Allow("activation/missing") @Layer(out = 3)   Linear fc2();
    }

    @Network(input = 4)
    interface Initialised {
        @Layer(out = 8) @Init(Initializer.HE_NORMAL) @Activation(TANH)      Linear fc1();
        @Layer(out = 8) @Init(Initializer.XAVIER_NORMAL) @Activation(RELU)  Linear fc2();
        @Layer(out = 8) @Init(Initializer.XAVIER_NORMAL) @BatchNorm @Activation(RELU) Linear fc3();
        @Layer(out = 3)                                                     Linear fc4();
    }
}
