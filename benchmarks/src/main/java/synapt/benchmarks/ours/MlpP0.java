package synapt.benchmarks.ours;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.Initializer.PYTORCH;

import synapt.annotation.Activation;
import synapt.annotation.Init;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Linear;

/** {@link Mlp} without dropout. */
@Init(PYTORCH)
@Network(input = 784)
public interface MlpP0 {
    @Layer(out = 256)
    @Activation(RELU)
    Linear fc1();

    @Layer(out = 256)
    @Activation(RELU)
    Linear fc2();

    @Layer(out = 10)
    Linear fc3();
}
