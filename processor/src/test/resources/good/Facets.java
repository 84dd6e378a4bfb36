import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Facets on every kind, in any order of source. */
@Network(input = {3, 20, 12})
public interface Facets {
    @Dropout(p = 0.1) Identity drop0();
    @Activation(SILU) @BatchNorm(name = "bn1") @Layer(out = 8, kernel = {3, 5}, stride = 2, padding = Layer.SAME, bias = false)
    Conv2d conv1();
    BatchNorm2d bn2();
    @Dropout2d(p = 0.25) Relu act2();
    @Layer(kernel = 3, stride = 2, padding = 1, countIncludePad = false) @Dropout(p = 0.5, adjustable = true) AvgPool2d pool1();
    @Layer(out = 16, kernel = 3, padding = {1, 0}, dilation = {2, 1}, groups = 4) @Init(value = Initializer.UNIFORM, bound = 0.05) @BatchNorm(affine = false)
    Conv2d conv2();
    @Activation(value = LEAKY_RELU, negativeSlope = 0.2) Identity act3();
    @Layer @Dropout(p = 0.5) Flatten flat();
    @Layer(out = 32) @BatchNorm(eps = 1e-3, momentum = 0.01) @Activation(value = ELU, alpha = 0.5) Linear fc1();
    @BatchNorm(momentum = 0.2) BatchNorm1d bn3();
    @Activation(value = GELU, approximate = "tanh") Identity act4();
    @Layer(out = 4) @Output(loss = LossFunction.MSE) Linear fc2();
}
