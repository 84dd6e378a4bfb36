import synapt.annotation.*;
import synapt.layer.*;

class Misplaced {
    @Network(input = 4) int field;

    @Network(input = 4)
    void method(@Network(input = 4) int parameter) {
        @Network(input = 4) interface Local {
            @Layer(out = 2) Linear fc1();
        }
    }
}
