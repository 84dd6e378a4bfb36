import static synapt.annotation.RecurrentOutput.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Recurrent layers whose state partly stays what it was; one of them is frozen. */
@Network(input = {5, 3})
public interface ZonedRecurrents {
    @Zoneout(p = 0.1, cell = 0.5) @Layer(out = 4) @Recurrent(bidirectional = true, layers = 2, dropout = 0.2) Lstm lstm();
    @Zoneout(p = 0.25, adjustable = true) @RecurrentDropout(input = 0.1) @Layer(out = 7) @Recurrent(learntState = true) Gru each();
    @Frozen @Zoneout(p = 0.5) @Layer(out = 5) Lstm frozen();
    @Zoneout(p = 0.2) @Ramp(steps = 3) @Layer(out = 5) @Recurrent(output = LAST, learntState = true) Lstm last();
    @Layer(out = 4) Linear fc();
}
