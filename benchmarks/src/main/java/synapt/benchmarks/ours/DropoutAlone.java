package synapt.benchmarks.ours;

import static synapt.annotation.LossFunction.NONE;

import synapt.annotation.Dropout;
import synapt.annotation.Input;
import synapt.annotation.Network;
import synapt.annotation.Output;
import synapt.layer.Identity;
import synapt.layer.InputLayer;

/** Nothing but a dropout; 256 examples are 16 Mi elements. */
@Network
public interface DropoutAlone {
    @Input(shape = 65536, gradient = true)
    InputLayer x();

    @Dropout(p = 0.5)
    @Output(loss = NONE)
    Identity drop();
}
