import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {1, 12, 12})
interface ShapeKernelDeep {
    @Layer(out = 2, kernel = 2) @Activation(RELU) Conv2d c1();
    @Layer(out = 2, kernel = 2) Conv2d c2();
    @Layer(out = 2, kernel = 2) Conv2d c3();
    @Layer(out = 2, kernel = 2) Conv2d c4();
    @Layer(out = 2, kernel = 2) Conv2d c5();
    @Layer(out = 2, kernel = 2) Conv2d c6();
    @Layer(out = 2, kernel = 2) Conv2d c7();
    @Layer(out = 2, kernel = 2) Conv2d c8();
    @Layer(out = 2, kernel = 2) Conv2d c9();
    @Layer(out = 2, kernel = 5) Conv2d c10();
}
