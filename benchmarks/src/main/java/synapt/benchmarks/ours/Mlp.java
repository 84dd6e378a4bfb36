package synapt.benchmarks.ours;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.Initializer.PYTORCH;

import synapt.annotation.Activation;
import synapt.annotation.Dropout;
import synapt.annotation.Init;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Linear;

/** The multilayer perceptron as README.md defines it. */
@Init(PYTORCH)
@Network(input = 784)
public interface Mlp {
    @Layer(out = 256)
    @Activation(RELU)
    @Dropout(p = 0.2)
    Linear fc1();

    @Layer(out = 256)
    @Activation(RELU)
    @Dropout(p = 0.5)
    Linear fc2();

    @Layer(out = 10)
    Linear fc3();
}
