import synapt.annotation.*;
import synapt.layer.*;

class Outputs {
    @Network(input = 4)
    interface Two {
        @Layer(out = 4) @Output Linear fc1();
        @Layer(out = 4) @Output Linear fc2();
    }

    @Network(input = 4)
    interface NotLast {
        @Layer(out = 4) @Output Linear fc1();
        @Layer(out = 4) Linear fc2();
    }

    @Network(input = {3, 8, 8})
    interface ImageToCrossEntropy {
        @Layer(out = 4, kernel = 3) Conv2d conv1();
    }

    @Network(input = {3, 8, 8})
    interface ImageToMse {
        @Layer(out = 4, kernel = 3) @Output(loss = LossFunction.MSE) Conv2d conv1();
    }
}
