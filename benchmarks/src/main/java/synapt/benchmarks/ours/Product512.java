package synapt.benchmarks.ours;

import static synapt.annotation.LossFunction.NONE;

import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.annotation.Output;
import synapt.layer.Linear;

/** With a batch of 512, the product of two square matrices. */
@Network(input = 512)
public interface Product512 {
    @Layer(out = 512, bias = false)
    @Output(loss = NONE)
    Linear product();
}
