import synapt.annotation.*;
import synapt.layer.*;

class InputDeclarations {
    @Network(input = 4)
    interface Twice {
        @Input(shape = 4) InputLayer image();
        @Layer(out = 10) Linear fc1();
    }

    @Network
    interface Unused {
        @Input(shape = 4) InputLayer left();
        @Input(shape = 4) InputLayer right();
        @Layer(out = 10) Linear fc1();
    }

    @Network
    interface Last {
        @Layer(out = 10) Linear fc1();
        @Layer(from = "fc1", out = 10) Linear fc2();
        @Input(shape = 4) InputLayer image();
    }

    @Network
    interface OutputOfItself {
        @Output @Input(shape = 4) InputLayer image();
        @Output(loss = LossFunction.MSE) @Layer(out = 10) Linear fc1();
    }
}
