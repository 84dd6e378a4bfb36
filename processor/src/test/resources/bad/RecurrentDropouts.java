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

    @Network(input = {5, 8})
    interface WrongZones {
        @Zoneout(p = 0.5) @Layer(out = 4) Linear kind();
        @Zoneout @Layer(out = 4) Lstm missing();
        @Zoneout(p = -1) @Layer(out = 4) Lstm rate();
        @Zoneout(p = 0.5, cell = Double.NaN) @Layer(out = 4) Lstm cell();
        @Zoneout(p = 0.5, cell = 0.5) @Layer(out = 4) Gru gru();
        @Zoneout(p = 0.5, cell = 0.5) @Ramp(steps = 3) @Layer(out = 4) Lstm twoRates();
        @Zoneout(p = 0.5) @RecurrentDropout(p = 0.5) @Layer(out = 4) Lstm two();
    }

    /** What is advised against. */
    @Network(input = {5, 8})
    interface Advice {
        @Layer(out = 4) @Recurrent(dropout = 0.5) Gru one();
        @RecurrentDropout(p = 0, input = 0.5) @Layer(out = 4) Lstm nothing();
        @RecurrentDropout(p = 1) @Layer(out = 4) @Recurrent(output = RecurrentOutput.LAST) Lstm everything();
    }

    /** Zoneout is a part of evaluation, so it has its effect in a frozen node too. */
    @Network(input = {5, 8})
    interface FrozenAdvice {
        @Frozen @RecurrentDropout(p = 0.2) @Layer(out = 4) @Dropout(p = 0.5) Lstm both();
        @Frozen @Zoneout(p = 0.2) @Layer(out = 4) Lstm zoneout();
        @Frozen Part part();
        @Layer(out = 4) Lstm learns();

        @Block
        interface Part {
            @RecurrentDropout(p = 0.2) @Layer(out = 4) Gru inside();
        }
    }

    @Network(input = {5, 8})
    interface ZoneAdvice {
        @Zoneout(p = 0, cell = 0.5) @Layer(out = 4) Lstm nothing();
        @Zoneout(p = 1) @Layer(out = 4) @Recurrent(output = RecurrentOutput.LAST) Lstm everything();
    }
}
