package synapt.examples;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.Initializer.NORMAL;

import synapt.annotation.Activation;
import synapt.annotation.Args;
import synapt.annotation.Init;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Flatten;
import synapt.layer.Linear;

/** {@link Mlp} with a layer of our own in place of the built-in dropout. Nodes of the same name draw the same noise. */
@Network(input = {1, 28, 28})
@Init(value = NORMAL, std = 0.01)
public interface MlpOwnDropout {
    @Layer                               Flatten   flat();
    @Layer(out = 256) @Activation(RELU)  Linear    fc1();
    @Args(0.2)                           MyDropout drop1();
    @Layer(out = 256) @Activation(RELU)  Linear    fc2();
    @Args(0.5)                           MyDropout drop2();
    @Layer(out = 10)                     Linear    fc3();
}
