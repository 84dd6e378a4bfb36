import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Two residual blocks, the second with a projection on its short way, and what else reads a node more than once. */
@Network(input = {3, 8, 8})
public interface Residual {
    @Layer(out = 4, kernel = 3, padding = 1, bias = false) @BatchNorm @Activation(RELU) Conv2d stem();

    @Layer(out = 4, kernel = 3, padding = 1) @BatchNorm @Activation(RELU) Conv2d a1();
    @Layer(out = 4, kernel = 3, padding = 1) @BatchNorm Conv2d a2();
    @Layer(from = {"a2", "stem"}) @Activation(RELU) @Dropout2d(p = 0.2) Add a();

    @Layer(out = 6, kernel = 3, stride = 2, padding = 1) @Activation(RELU) Conv2d b1();
    @Layer(out = 6, kernel = 3, padding = 1) @BatchNorm Conv2d b2();
    @Layer(from = "a", out = 6, kernel = 1, stride = 2) @BatchNorm Conv2d shortcut();
    @Layer(from = {"b2", "shortcut"}) @Activation(RELU) Add b();

    @Layer(from = {"b", "b1", "shortcut"}) Concat together();
    @Layer(kernel = 4) AvgPool2d pool();
    @Layer Flatten flat();
    @Layer(out = 10) Linear fc();
}
