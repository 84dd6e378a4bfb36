package synapt.benchmarks.ours;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.Initializer.PYTORCH;

import synapt.annotation.Activation;
import synapt.annotation.Init;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Conv2d;
import synapt.layer.Flatten;
import synapt.layer.Linear;
import synapt.layer.MaxPool2d;

/** {@link LeNet5} without dropout. */
@Init(PYTORCH)
@Network(input = {3, 32, 32})
public interface LeNet5P0 {
    @Layer(out = 6, kernel = 5)
    @Activation(RELU)
    Conv2d conv1();

    @Layer(kernel = 2)
    MaxPool2d pool1();

    @Layer(out = 16, kernel = 5)
    @Activation(RELU)
    Conv2d conv2();

    @Layer(kernel = 2)
    MaxPool2d pool2();

    @Layer(out = 120, kernel = 5)
    @Activation(RELU)
    Conv2d conv3();

    @Layer
    Flatten flat();

    @Layer(out = 84)
    @Activation(RELU)
    Linear fc1();

    @Layer(out = 10)
    Linear fc2();
}
