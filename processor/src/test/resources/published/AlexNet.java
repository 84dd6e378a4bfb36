import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Krizhevsky's of 2014, one tower, as torchvision has it. */
@Network(input = {3, 224, 224})
public interface AlexNet {
    @Layer(out = 64, kernel = 11, stride = 4, padding = 2) @Activation(RELU) Conv2d conv1();
    @Layer(kernel = 3, stride = 2)                                           MaxPool2d pool1();
    @Layer(out = 192, kernel = 5, padding = 2) @Activation(RELU)             Conv2d conv2();
    @Layer(kernel = 3, stride = 2)                                           MaxPool2d pool2();
    @Layer(out = 384, kernel = 3, padding = 1) @Activation(RELU)             Conv2d conv3();
    @Layer(out = 256, kernel = 3, padding = 1) @Activation(RELU)             Conv2d conv4();
    @Layer(out = 256, kernel = 3, padding = 1) @Activation(RELU)             Conv2d conv5();
    @Layer(kernel = 3, stride = 2)                                           MaxPool2d pool5();
    @Layer(size = 6)                                                         AdaptiveAvgPool2d mean();
    @Layer @Dropout(p = 0.5)                                                 Flatten flat();
    @Layer(out = 4096) @Activation(RELU) @Dropout(p = 0.5)                   Linear fc6();
    @Layer(out = 4096) @Activation(RELU)                                     Linear fc7();
    @Layer(out = 1000)                                                       Linear fc8();
}
