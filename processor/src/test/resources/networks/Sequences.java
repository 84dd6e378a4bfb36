import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Channels along one direction. */
@Network(input = {3, 40})
public interface Sequences {
    @Layer(out = 8, kernel = 5, padding = 2, bias = false) @BatchNorm @Activation(RELU) Conv1d conv1();
    @Layer(kernel = 2) MaxPool1d pool1();
    @Layer(out = 8, kernel = 4, padding = Layer.SAME, groups = 8) @Activation(RELU) Conv1d depthwise();
    @Layer(out = 12, kernel = 3, stride = 2, dilation = 2) Conv1d conv2();
    BatchNorm1d bn2();
    @Layer(kernel = 3, stride = 1, padding = 1) AvgPool1d pool2();
    @Layer(size = 5) AdaptiveAvgPool1d pool3();
    @Layer Flatten flat();
    @Layer(out = 4) Linear fc1();
}
