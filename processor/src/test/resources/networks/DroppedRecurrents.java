import static synapt.annotation.RecurrentOutput.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Recurrent layers that drop: between layers, of the inputs, and of the state. */
@Network(input = {5, 3})
public interface DroppedRecurrents {
    @RecurrentDropout(p = 0.25, input = 0.1) @Layer(out = 4) @Recurrent(bidirectional = true, layers = 2, dropout = 0.2) Lstm lstm();
    @RecurrentDropout(p = 0.5, adjustable = true) @Layer(out = 7) @Recurrent(learntState = true) Gru each();
    @RecurrentDropout(input = 0.25) @Ramp(steps = 3) @Layer(out = 5) @Recurrent(output = LAST) Gru gru();
    @Layer(out = 4) Linear fc();
}
