import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Activations that look at more than one element or have several parameters, and the log likelihood behind them. */
@Network(input = {2, 5, 5})
public interface SoftActivations {
    @Layer(out = 3, kernel = 3) @Activation(SOFTMAX) @Dropout(p = 0.1) Conv2d conv1();
    @Layer(out = 3, kernel = 1) @Activation(HARDSWISH) Conv2d conv2();
    Prelu prelu();
    @Layer Flatten flat();
    @Layer(out = 7) @Activation(value = SOFTPLUS, beta = 2) Linear fc1();
    @Layer(out = 7) @Activation(MISH) Linear fc2();
    @Layer(out = 8) @Activation(value = PRELU, perChannel = true) Linear fc4();
    Glu glu();
    @Layer(out = 5) Linear fc3();
    @Output(loss = LossFunction.NLL, ignoreIndex = -100) LogSoftmax end();
}
