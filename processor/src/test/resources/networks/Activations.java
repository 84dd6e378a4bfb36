import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Each activation, as a facet or as a node, in memory of its own or its input's. */
@Network(input = {2, 5, 5})
public interface Activations {
    @Layer(out = 3, kernel = 3, padding = 1) @Activation(value = LEAKY_RELU, negativeSlope = 0.2) Conv2d conv1();
    @Allow("dropout/elements")
    @Layer(out = 3, kernel = 1) @Activation(value = ELU, alpha = 0.5) @Dropout(p = 0.1) Conv2d conv2();
    @Layer(out = 3, kernel = 1) @Activation(SELU) Conv2d conv3();
    @Layer(kernel = 2) AvgPool2d pool();
    Relu relu1();
    @Layer Flatten flat();
    @Layer(out = 11) @Activation(GELU) @Dropout(p = 0.2) Linear fc1();
    @Layer(out = 11) @Activation(value = GELU, approximate = "tanh") Linear fc2();
    Silu silu1();
    @Layer(out = 11) @Activation(SILU) Linear fc3();
    @Layer(out = 11) @Activation(TANH) @Dropout(p = 0.3) Linear fc4();
    @Layer(out = 11) @Activation(SIGMOID) Linear fc5();
    Relu relu2();
    @Dropout(p = 0.4) Tanh tanh2();
    Sigmoid sigmoid2();
    @Layer(out = 3) Linear fc6();
}
