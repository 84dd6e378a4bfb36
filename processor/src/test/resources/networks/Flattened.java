import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** What comes behind a Flatten and works element by element: for one example it finds its input lying as an image. */
@Network(input = {2, 5, 4})
public interface Flattened {
    @Layer(out = 3, kernel = 2) Conv2d conv();
    @Activation(TANH) @Dropout(p = 0.3) Flatten flat();
    Relu relu();
    @Layer(out = 6) Linear fc();
}
