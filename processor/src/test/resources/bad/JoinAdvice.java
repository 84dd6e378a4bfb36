import synapt.annotation.*;
import synapt.layer.*;

/** Advice about what lies behind a join. */
class JoinAdvice {
    @Network(input = {3, 8, 8})
    interface DroppedChannels {
        @Layer(out = 4, kernel = 3) @Dropout2d(p = 0.2) Conv2d left();
        @Layer(from = "input", out = 4, kernel = 3) Conv2d right();
        @Layer(from = {"right", "left"}) Concat both();
        @BatchNorm @Activation(ActivationFunction.RELU) Identity normal();
        @Layer(from = {"normal", "left"}) Concat all();
        BatchNorm2d again();
        Flatten flat();
        @Layer(out = 2) Linear answer();
    }

    @Network(input = {3, 8, 8})
    interface DroppedBranch {
        @Layer(out = 4, kernel = 3) Conv2d stem();
        @Layer(out = 4, kernel = 3, padding = 1) @Dropout2d(p = 0.2) Conv2d branch();
        @Layer(from = {"stem", "branch"}) @BatchNorm Add sum();
        Flatten flat();
        @Layer(out = 2) Linear answer();
    }

    @Network(input = 20)
    interface Towers {
        @Layer(out = 20) Linear left();
        @Layer(from = "input", out = 20) Linear right();
        @Layer(from = {"left", "right"}) Add sum();
        @Layer(out = 2) Linear answer();
    }

    @Network(input = 20)
    interface SideBySide {
        @Layer(out = 20) @Dropout(p = 0.1) Linear left();
        @Layer(from = "input", out = 5) Linear right();
        @Layer(from = {"left", "right"}) Concat both();
        @Layer(out = 4) Linear answer();
    }

    @Network(input = 20)
    interface Fine {
        @Layer(out = 20) Linear left();
        @Layer(from = "input", out = 20) @Activation(ActivationFunction.RELU) Linear right();
        @Layer(from = {"left", "right"}) Add sum();
        @Layer(out = 20) Linear one();
        @Layer(from = "sum", out = 20) Linear two();
        @Layer(from = {"one", "two"}) Multiply product();
        @Layer(out = 20) @Activation(ActivationFunction.RELU) Linear three();
        @Layer(out = 5) Linear thin();
        @Layer(from = "three", out = 5) Linear thinToo();
        @Layer(from = {"thin", "thinToo"}) Add rank();
        @Layer(out = 20) Linear answer();
    }
}
