package synapt.examples.dropout;

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

/**
 * LeNet-5 for colour images of 32 x 32, with dropout in four places. An inherited node that is declared again keeps its place and its
 * name, so all four start with the same weights.
 */
public final class LeNets {

    private LeNets() {}

    /** No dropout. */
    @Network(input = {3, 32, 32})
    @Init(PYTORCH)
    public interface A {
        @Layer(out = 6, kernel = 5)   @Activation(RELU) Conv2d    conv1();
        @Layer(kernel = 2)                              MaxPool2d pool1();
        @Layer(out = 16, kernel = 5)  @Activation(RELU) Conv2d    conv2();
        @Layer(kernel = 2)                              MaxPool2d pool2();
        @Layer(out = 120, kernel = 5) @Activation(RELU) Conv2d    conv3();
        @Layer                                          Flatten   flat();
        @Layer(out = 84)              @Activation(RELU) Linear    fc1();
        @Layer(out = 10)                                Linear    fc2();
    }

    /** Dropout on the hidden layer that is fully connected. */
    @Network(input = {3, 32, 32})
    @Init(PYTORCH)
    public interface B extends A {
        @Override @Layer(out = 84) @Activation(RELU) @Dropout(p = 0.5) Linear fc1();
    }

    /** Dropout on the convolutions, of whole channels. */
    @Network(input = {3, 32, 32})
    @Init(PYTORCH)
    public interface C extends A {
        @Override @Layer(out = 6, kernel = 5)   @Activation(RELU) @Dropout2d(p = 0.5) Conv2d conv1();
        @Override @Layer(out = 16, kernel = 5)  @Activation(RELU) @Dropout2d(p = 0.5) Conv2d conv2();
        @Override @Layer(out = 120, kernel = 5) @Activation(RELU) @Dropout2d(p = 0.5) Conv2d conv3();
    }

    /** Dropout on all hidden layers: what B and C declare. */
    @Network(input = {3, 32, 32})
    @Init(PYTORCH)
    public interface D extends B, C {}
}
