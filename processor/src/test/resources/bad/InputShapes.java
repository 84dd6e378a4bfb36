import synapt.annotation.*;
import synapt.layer.*;

class InputShapes {
    @Network
    interface Missing {
        @Layer(out = 10) Linear fc1();
    }

    @Network
    interface WithoutShape {
        InputLayer image();
        @Layer(out = 10) Linear fc1();
    }

    @Network(input = {8, 3, 4, 32, 32})
    interface WithBatch {
        @Layer(out = 10) Linear fc1();
    }

    @Network(input = {})
    interface Empty {
        @Layer(out = 10) Linear fc1();
    }

    @Network(input = {3, 0, -1})
    interface NotPositive {
        @Layer(out = 10) Linear fc1();
    }
}
