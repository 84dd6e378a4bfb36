import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

class ActivationNodes {
    @Network(input = {3, 4, 4})
    interface OddChannels {
        Glu glu();
    }

    @Network(input = {2, 5})
    interface OddFeatures {
        SwiGlu gate();
    }

    @Network(input = 4)
    interface NotItsParameters {
        @Activation(value = PRELU, start = Double.NaN) Prelu act1();
        @Activation(value = ELU, perChannel = true) Identity act2();
        @Activation(RELU) Prelu act3();
    }

    @Network(input = 4)
    interface SlopesNamedTwice {
        @Layer(out = 4) @Activation(PRELU) Linear fc1();
        @Layer(out = 4) @BatchNorm(name = "fc1.act") Linear fc2();
    }
}
