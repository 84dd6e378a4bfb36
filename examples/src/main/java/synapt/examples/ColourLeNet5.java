package synapt.examples;

import static synapt.annotation.ActivationFunction.RELU;

import synapt.annotation.Activation;
import synapt.annotation.Dropout;
import synapt.annotation.Dropout2d;
import synapt.annotation.Init;
import synapt.annotation.Initializer;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Conv2d;
import synapt.layer.Flatten;
import synapt.layer.Linear;
import synapt.layer.MaxPool2d;

/**
 * LeNet-5 for colour images of 32 x 32, with dropout after every hidden layer at rates that can be changed. An abstract class may
 * declare a network as well as an interface, and hold what belongs to it.
 */
@Network(input = {3, 32, 32})
@Init(Initializer.PYTORCH)
public abstract class ColourLeNet5 {

    @Layer(out = 6, kernel = 5)   @Activation(RELU) @Dropout2d(p = 0.5, adjustable = true) abstract Conv2d    conv1();
    @Layer(kernel = 2)                                                                     abstract MaxPool2d pool1();
    @Layer(out = 16, kernel = 5)  @Activation(RELU) @Dropout2d(p = 0.5, adjustable = true) abstract Conv2d    conv2();
    @Layer(kernel = 2)                                                                     abstract MaxPool2d pool2();
    @Layer(out = 120, kernel = 5) @Activation(RELU) @Dropout2d(p = 0.5, adjustable = true) abstract Conv2d    conv3();
    @Layer                                                                                 abstract Flatten   flat();
    @Layer(out = 84)              @Activation(RELU) @Dropout(p = 0.5, adjustable = true)   abstract Linear    fc1();
    @Layer(out = 10)                                                                       abstract Linear    fc2();
}
