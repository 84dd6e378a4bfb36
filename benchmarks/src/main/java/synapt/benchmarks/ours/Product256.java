package synapt.benchmarks.ours;

import static synapt.annotation.LossFunction.NONE;

import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.annotation.Output;
import synapt.layer.Linear;

/** With a batch of 256, the product of two square matrices. */
@Network(input = 256)
public interface Product256 {
    @Layer(out = 256, bias = false)
    @Output(loss = NONE)
    Linear product();
}
