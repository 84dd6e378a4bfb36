import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** A sequence of numbers that attends to itself. */
@Network(input = {5, 6})
public interface Attentive {
    @Layer(out = 8)                                                              Linear             each();
    @Attention(heads = 2, causal = true, rotary = true, dropout = 0.2) @Layer    MultiheadAttention attention();
    @Layer(out = 4) @Activation(RELU) @Dropout(p = 0.1)                          Linear             again();
    @Layer                                                                       Flatten            flat();
    @Layer(out = 3)                                                              Linear             answer();
}
