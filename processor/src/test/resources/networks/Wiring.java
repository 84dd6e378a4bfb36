import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Nodes that read others than the one before, and one that nobody reads. */
@Network(input = 8)
@Allow("wiring/unused")
public interface Wiring {
    @Layer(out = 7) @Activation(RELU) @Dropout(p = 0.5) Linear one();
    @Layer(out = 30) Linear unused();
    @Layer(from = "one", out = 6) @Activation(RELU) Linear second();
    @Layer(from = "second", out = 3) Linear last();
}
