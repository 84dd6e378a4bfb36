package synapt.benchmarks.ours;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.Initializer.PYTORCH;
import static synapt.annotation.LossFunction.NONE;

import synapt.annotation.Activation;
import synapt.annotation.Attention;
import synapt.annotation.Init;
import synapt.annotation.Input;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.annotation.Norm;
import synapt.annotation.Output;
import synapt.layer.Add;
import synapt.layer.InputLayer;
import synapt.layer.Linear;
import synapt.layer.MultiheadAttention;

/** {@link Encoder} without dropout. */
@Init(PYTORCH)
@Network
public interface EncoderP0 {
    @Input(
            shape = {128, 256},
            gradient = true)
    InputLayer x();

    @Attention(heads = 4)
    MultiheadAttention attention();

    @Layer(from = {"x", "attention"})
    @Norm
    Add attended();

    @Layer(out = 1024)
    @Activation(RELU)
    Linear up();

    @Layer(out = 256)
    Linear down();

    @Layer(from = {"attended", "down"})
    @Norm
    @Output(loss = NONE)
    Add y();
}
