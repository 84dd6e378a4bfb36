import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface FrozenAll {
    @Frozen @Layer(out = 3) @Activation(ActivationFunction.TANH) Linear fc1();
    @Layer Identity nothing();
    @Frozen @Layer(out = 2) @BatchNorm Linear fc2();
}
