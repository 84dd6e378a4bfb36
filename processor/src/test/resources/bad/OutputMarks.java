import synapt.annotation.*;
import synapt.layer.*;

class OutputMarks {
    @Network(input = 4)
    interface Same {
        @Layer(out = 4) @Output Linear fc1();
        @Output(loss = LossFunction.MSE) Identity again();
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
    interface ImageToMarked {
        @Layer(out = 4, kernel = 3) @Output(weight = 2) Conv2d conv1();
    }

    @Network(input = 4)
    interface Weights {
        @Layer(out = 4) @Output(weight = -1) Linear fc1();
        @Layer(out = 4) @Output(loss = LossFunction.NONE, weight = 0.5) Linear fc2();
        @Layer(out = 4) @Output(weight = Double.NaN) Linear fc3();
        @Layer(out = 4) @Output(weight = 0) Linear fc4();
    }

    @Network(input = {2, 3})
    interface SameInAnotherShape {
        @Layer(out = 4) @Output Linear fc1();
        @Layer(size = 8) @Output(loss = LossFunction.MSE) Reshape vector();
    }
}
