import synapt.annotation.*;
import synapt.layer.*;

@Network
interface PaddedStates {
    @Input(shape = 5, tokens = 7, padding = 0) InputLayer tokens();
    @Layer(out = 4) Embedding embed();
    @RecurrentDropout(input = 0.1) @Layer(out = 4) @Recurrent(layers = 2, dropout = 0.2) Lstm inputs();
    @RecurrentDropout(p = 0.1) @Layer(out = 4) Gru state();
    @Zoneout(p = 0.1) @Layer(out = 4) @Recurrent(output = RecurrentOutput.LAST) Lstm zoneout();
}
