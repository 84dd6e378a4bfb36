import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Frozen before, between and after what learns. */
@Network(input = {2, 6, 6})
public interface FrozenParts {
    @Frozen @Layer(with = "width = 3") Stem first();
    @Layer(out = 4, kernel = 1) @Activation(RELU) Conv2d learns();
    @Frozen @Layer(with = "width = 5") Stem between();
    @Layer Flatten flat();
    @Frozen @Layer(out = 4) @Activation(TANH) @Dropout(p = 0.5) Linear fc1();
    @Layer(out = 3) Linear fc2();
    @Frozen @BatchNorm(affine = false) BatchNorm1d bn();

    @Block(params = "width")
    interface Stem {
        @Layer(kernel = 3, padding = 1, with = "out = width") @BatchNorm @Activation(RELU) @Dropout2d(p = 0.3) Conv2d conv();
        @Dropout(p = 0.4) Identity drop();
    }
}
