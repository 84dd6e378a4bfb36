import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 32, 32})
interface ShapeKernel {
    @Layer(out = 6, kernel = 5) Conv2d conv1();
    @Layer(kernel = 2) MaxPool2d pool1();
    @Layer(out = 16, kernel = 5) Conv2d conv2();
    @Layer(kernel = 2) MaxPool2d pool2();
    @Layer(out = 120, kernel = 7) Conv2d conv3();
    @Layer(from = "pool2", out = 8, kernel = {3, 9}, padding = {0, 1}) Conv2d conv4();
    @Layer(from = "pool2", out = 8, kernel = 3, dilation = 3) Conv2d conv5();
    @Layer(from = "pool2", kernel = 6) AvgPool2d pool3();
    @Layer Flatten silent();
    @Layer(out = 10) Linear silentToo();
}
