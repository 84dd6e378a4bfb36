import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface LayerAnnotation {
    @Activation(GELU) Relu act1();
    @Input(shape = 4) Identity id();
    @Args(1) @Layer(out = 10) Linear fc1();
}
