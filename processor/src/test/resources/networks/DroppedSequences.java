import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Masks of sequences: of words, of features for all time steps, and of a channel. */
@Network(input = {5, 4})
public interface DroppedSequences {
    @Dropout1d(p = 0.2) Identity words();
    @Layer(out = 6) @Activation(RELU) @VariationalDropout(p = 0.5) Linear each();
    @Layer(out = 3) @Activation(TANH) @VariationalDropout(p = 0.25) Linear again();
    @Layer Flatten flat();
    @Layer(out = 3) Linear fc();
}
