package synapt.benchmarks.ours;

import static synapt.annotation.LossFunction.NONE;

import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.annotation.Output;
import synapt.layer.Linear;

/** With a batch of 1024, the product of two square matrices. */
@Network(input = 1024)
public interface Product1024 {
    @Layer(out = 1024, bias = false)
    @Output(loss = NONE)
    Linear product();
}
