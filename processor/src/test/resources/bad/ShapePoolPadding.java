import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface ShapePoolPadding {
    @Layer(kernel = 2, padding = {1, 2}) MaxPool2d pool1();
    @Layer Flatten flat();
    @Layer(out = 10) Linear fc1();
}
