import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** A transformer's block of ordinary width, where methods are too large for the JIT to inline that are not in small networks. */
@Network
public interface EncoderBlock {
    @Input(shape = {16, 64})                                                     InputLayer         x();
    @Attention(heads = 4, dropout = 0.1) @Layer @Dropout(p = 0.1)                MultiheadAttention attention();
    @Layer(from = {"x", "attention"})                                            Add                attended();
    @Layer                                                                       LayerNorm          norm1();
    @Layer(out = 128) @Activation(RELU) @Dropout(p = 0.1)                        Linear             up();
    @Layer(out = 64) @Dropout(p = 0.1)                                           Linear             down();
    @Layer(from = {"norm1", "down"})                                             Add                both();
    @Layer                                                                       LayerNorm          norm2();
    @Layer                                                                       MeanPositions      mean();
    @Layer(out = 3)                                                              Linear             answer();
}
