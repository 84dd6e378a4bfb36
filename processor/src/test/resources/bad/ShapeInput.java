import synapt.annotation.*;
import synapt.layer.*;

class ShapeInput {
    @Network(input = {3, 8, 8})
    interface LinearOnImage {
        @Layer(out = 4, kernel = 3) Conv2d conv1();
        @Layer(out = 10) Linear fc1();
    }

    @Network(input = {3, 8, 8})
    interface ConvOnVector {
        @Layer Flatten flat();
        @Layer(out = 4, kernel = 3) Conv2d conv1();
    }

    @Network(input = {3, 8})
    interface OnSequence {
        @Layer(kernel = 3) MaxPool2d pool1();
        @Layer(from = "input", out = 4, kernel = 3) Conv2d conv1();
        @Layer(from = "input") BatchNorm2d bn1();
    }

    @Network(input = {3, 8, 8})
    interface Norms {
        BatchNorm1d bn1();
        @Layer(from = "input") Flatten flat();
        BatchNorm2d bn2();
        @Layer(from = "flat", kernel = 2) AvgPool2d pool1();
    }
}
