import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface LayerTooSmall {
    @Layer(out = 0, kernel = 3) Conv2d conv1();
    @Layer(out = 8, kernel = {3, -1}, stride = 0, padding = -2, dilation = {0, 0}, groups = 0) Conv2d conv2();
    @Layer(kernel = 2, padding = {0, -1}) MaxPool2d pool1();
    @Layer Flatten flat();
    @Layer(out = -10) Linear fc1();
}
