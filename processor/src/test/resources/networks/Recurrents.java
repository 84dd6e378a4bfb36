import static synapt.annotation.ActivationFunction.*;
import static synapt.annotation.RecurrentOutput.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Recurrent layers: at all positions and at the last, in both directions, one above the other. */
@Network(input = {5, 3})
public interface Recurrents {
    @Layer(out = 4) @Recurrent(bidirectional = true) @Norm @Dropout(p = 0.2) Lstm lstm();
    @Layer(out = 6) @Activation(TANH) Linear each();
    @Layer(out = 7, bias = false) @Recurrent(layers = 2, output = LAST, learntState = true) Gru gru();
    @Layer(out = 4) Linear fc();
}
