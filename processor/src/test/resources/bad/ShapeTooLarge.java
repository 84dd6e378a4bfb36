import synapt.annotation.*;
import synapt.layer.*;

class ShapeTooLarge {
    @Network(input = {1000000, 1000000, 1000000})
    interface Input {
        @Layer Flatten flat();
    }

    @Network(input = {1, 30000, 30000})
    interface Output {
        @Layer(out = 3, kernel = 1) Conv2d conv1();
    }

    @Network(input = 100000)
    interface Weight {
        @Layer(out = 100000) Linear fc1();
    }

    @Network(input = {1, 4, 4})
    interface Padded {
        @Layer(out = 3, kernel = 1, padding = 2147483647) Conv2d conv1();
    }

    @Network(input = {16, 9, 9})
    interface Kernel {
        @Layer(out = 2147483647, kernel = 3) Conv2d conv1();
    }
}
