import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface ActivationValues {
    @Activation(value = RELU, alpha = 2) Identity act1();
    @Activation(value = ELU, negativeSlope = 0.1) Identity act2();
    @Activation(value = SILU, approximate = "tanh") Identity act3();
    @Activation(value = LEAKY_RELU, negativeSlope = -0.1) Identity act4();
    @Activation(value = ELU, alpha = 0) Identity act5();
    @Activation(value = ELU, alpha = Double.NaN) Identity act6();
    @Activation(value = GELU, approximate = "tan") Identity act7();
    @Activation(value = RELU, beta = 2) Identity act8();
    @Activation(value = SOFTPLUS, beta = 0) Identity act9();
    @Activation(value = SOFTPLUS, threshold = Double.POSITIVE_INFINITY) Identity act10();
    @Activation(value = SOFTMAX, threshold = 3) Identity act11();
}
