package synapt.examples;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.Initializer.NORMAL;

import synapt.annotation.Activation;
import synapt.annotation.Dropout;
import synapt.annotation.Init;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Flatten;
import synapt.layer.Identity;
import synapt.layer.Linear;

/** A perceptron with two hidden layers and dropout behind both. */
@Network(input = {1, 28, 28})
@Init(value = NORMAL, std = 0.01)
public interface Mlp {
    @Layer                               Flatten  flat();
    @Layer(out = 256) @Activation(RELU)  Linear   fc1();
    @Dropout(p = 0.2)                    Identity drop1();
    @Layer(out = 256) @Activation(RELU)  Linear   fc2();
    @Dropout(p = 0.5)                    Identity drop2();
    @Layer(out = 10)                     Linear   fc3();
}
