import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Each kind that has parameters, frozen, behind one that learns. */
@Network(input = {4, 6})
public interface FrozenKinds {
    @Layer(out = 6) @Activation(TANH) Linear learns();
    @Frozen LearnedPositions positions();
    @Frozen @Allow("dropout/frozen") @Attention(heads = 2, dropout = 0.3) MultiheadAttention attention();
    @Frozen @Layer(out = 5) @Recurrent(bidirectional = true, learntState = true) @Norm Lstm lstm();
    @Frozen @Layer(out = 6) @Activation(value = PRELU) Linear each();
    @Frozen @Layer(out = 4, kernel = 3) @Norm(NormFunction.RMS) Conv1d conv();
    @Allow("dropout/frozen") @Frozen @Layer(out = 3, kernel = 2, stride = 2, padding = 1) @Dropout1d(p = 0.5) ConvTranspose1d transposed();
    @Layer Flatten flat();
    @Layer(out = 3) Linear answer();
}
