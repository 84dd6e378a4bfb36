package tiny.nets;

import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Vectors only, in a package. */
@Network(input = 20)
public interface Mlp {
    @Dropout(p = 0.1) Identity drop0();
    @Layer(out = 17) @Activation(RELU) @Dropout(p = 0.2) Linear fc1();
    @Layer(out = 13) @Activation(RELU) @Dropout(p = 0.5) Linear fc2();
    @Layer(out = 6) Linear fc3();
}
