import synapt.annotation.*;
import synapt.layer.*;

class RecurrentDropouts {

    @Network(input = {5, 8})
    interface Wrong {
        @RecurrentDropout(p = 0.5) @Layer(out = 4) Linear kind();
        @RecurrentDropout @Layer(out = 4) Lstm missing();
        @RecurrentDropout(p = 1.5) @Layer(out = 4) Lstm rate();
        @RecurrentDropout(p = 0.5, input = 40) @Layer(out = 4) Gru input();
        @Layer(out = 4) @Recurrent(layers = 2, dropout = -0.5) Gru between();
        @RecurrentDropout(p = 0.5, input = 0.5) @Ramp(steps = 3) @Layer(out = 4) Gru twoRates();
        @RecurrentDropout(p = 0.5) @Ramp(steps = 3) @Layer(out = 4) @Dropout(p = 0.1) Gru twoDropouts();
        @Layer(out = 4) @Recurrent(layers = 2, dropout = 0.5) @Ramp(steps = 3) Gru ramp();
        @RecurrentDropout(p = 0.5) @Layer(out = 4) Gru name();
        @Layer(out = 4) Gru nameState();
    }

    /** What is advised against. */
    @Network(input = {5, 8})
    interface Advice {
        @Layer(out = 4) @Recurrent(dropout = 0.5) Gru one();
        @RecurrentDropout(p = 0, input = 0.5) @Layer(out = 4) Lstm nothing();
        @RecurrentDropout(p = 1) @Layer(out = 4) @Recurrent(output = RecurrentOutput.LAST) Lstm everything();
    }
}
