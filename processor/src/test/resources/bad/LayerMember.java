import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface LayerMember {
    @Layer(kernel = 2, out = 3) MaxPool2d pool1();
    @Layer(kernel = 2, dilation = 2) AvgPool2d pool2();
    @Layer(bias = false) Flatten flat();
    @Layer(out = 10, kernel = 3) Linear fc1();
    @BatchNorm(name = "bn") BatchNorm1d bn1();
    @Layer(out = 10, countIncludePad = false, groups = 2) Linear fc2();
}
