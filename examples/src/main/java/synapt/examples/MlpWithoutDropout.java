package synapt.examples;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.Initializer.NORMAL;

import synapt.annotation.Activation;
import synapt.annotation.Init;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Flatten;
import synapt.layer.Linear;

/** {@link Mlp} without its dropout. Layers of the same name start with the same weights. */
@Network(input = {1, 28, 28})
@Init(value = NORMAL, std = 0.01)
public interface MlpWithoutDropout {
    @Layer                              Flatten flat();
    @Layer(out = 256) @Activation(RELU) Linear  fc1();
    @Layer(out = 256) @Activation(RELU) Linear  fc2();
    @Layer(out = 10)                    Linear  fc3();
}
