import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {6, 8, 8})
interface ShapeGroups {
    @Layer(out = 8, kernel = 3, groups = 4) Conv2d conv1();
    @Layer(from = "input", out = 10, kernel = 3, groups = 6) Conv2d conv2();
    @Layer(from = "input", out = 9, kernel = 3, groups = 4) Conv2d conv3();
    @Layer(from = "input") Flatten flat();
    @Layer(out = 10) Linear fc1();
}
