import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Every join, of two and of more, of noise, of the input, of flattened images, and of one node with itself. */
@Network(input = {2, 4, 6})
@Allow("dropout/before-norm")
public interface Joins {
    @Layer(out = 3, kernel = 3, padding = 1) Conv2d one();
    @Layer(from = "input", out = 3, kernel = 3, padding = 1) @Activation(TANH) Conv2d two();
    @Layer(from = "two") @Allow("dropout/elements") @Dropout(p = 0.3) Identity noisy();
    @Layer(from = {"one", "noisy", "two"}) Multiply product();
    @Layer(from = {"one", "two", "noisy"}) Max greatest();
    @Layer(from = {"product", "greatest"}) Subtract difference();
    @Layer(from = {"difference", "difference"}) @BatchNorm Add twice();
    @Layer(from = {"twice", "input"}) Concat channels();
    @Layer(from = {"channels", "channels"}) @Axis(1) Concat rows();
    @Layer(from = {"rows", "rows"}) @Axis(2) Concat columns();
    @Layer(kernel = 4) MaxPool2d pool();
    @Layer Flatten flat();
    @Activation(SIGMOID) Identity gate();
    @Layer(from = {"flat", "gate"}) Multiply gated();
    @Layer(from = {"gated", "flat"}) @Dropout(p = 0.5) Concat both();
    @Layer(out = 5) Linear fc();
}
