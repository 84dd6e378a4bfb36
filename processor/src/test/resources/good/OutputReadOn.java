import static synapt.annotation.LossFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** A linear layer that is an output may be read by another: it has a purpose besides. */
@Network(input = 4)
interface OutputReadOn {
    @Layer(out = 8) @Output(loss = MSE) Linear state();
    @Layer(out = 8) @Output(loss = L1, weight = 0.5) Linear following();
    @Layer(out = 3) @Output(ignoreIndex = -100) Linear last();
}
