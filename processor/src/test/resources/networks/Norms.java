import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Batch normalisation: folded into what is before it, and by itself. */
@Network(input = {2, 8, 8})
public interface Norms {
    BatchNorm2d bn0();
    @Layer(out = 5, kernel = 3, bias = false) @BatchNorm(name = "bn1") @Activation(RELU) Conv2d conv1();
    @Layer(kernel = 2) MaxPool2d pool1();
    @BatchNorm(momentum = 0.3) @Dropout2d(p = 0.25) BatchNorm2d bn2();
    @Layer Flatten flat();
    @Layer(out = 9) @BatchNorm(affine = false, eps = 1e-3) @Activation(TANH) Linear fc1();
    @Dropout(p = 0.2) BatchNorm1d bn3();
    @Layer(out = 4) Linear fc2();
}
