package synapt.benchmarks.ours;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.Initializer.PYTORCH;

import synapt.annotation.Activation;
import synapt.annotation.Dropout;
import synapt.annotation.Dropout2d;
import synapt.annotation.Init;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Conv2d;
import synapt.layer.Flatten;
import synapt.layer.Linear;
import synapt.layer.MaxPool2d;

/** LeNet-5 as README.md defines it, with start values like its rival's. */
@Init(PYTORCH)
@Network(input = {3, 32, 32})
public interface LeNet5 {
    @Layer(out = 6, kernel = 5)
    @Activation(RELU)
    @Dropout2d(p = 0.5)
    Conv2d conv1();

    @Layer(kernel = 2)
    MaxPool2d pool1();

    @Layer(out = 16, kernel = 5)
    @Activation(RELU)
    @Dropout2d(p = 0.5)
    Conv2d conv2();

    @Layer(kernel = 2)
    MaxPool2d pool2();

    @Layer(out = 120, kernel = 5)
    @Activation(RELU)
    @Dropout2d(p = 0.5)
    Conv2d conv3();

    @Layer
    Flatten flat();

    @Layer(out = 84)
    @Activation(RELU)
    @Dropout(p = 0.5)
    Linear fc1();

    @Layer(out = 10)
    Linear fc2();
}
