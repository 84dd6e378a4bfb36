import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface LayerCount {
    @Layer(out = 8, kernel = {3, 3, 3}) Conv2d conv1();
    @Layer(out = 8, kernel = {}) Conv2d conv2();
    @Layer(out = 8, kernel = 3, stride = {1, 1, 1}, padding = {1, 2, 3, 4}) Conv2d conv3();
    @Layer Flatten flat();
    @Layer(out = 10) Linear fc1();
}
