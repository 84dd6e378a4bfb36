package networks;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 6, tokens = 11)
public interface Tokens {
    @PaddingToken(0) @Layer(out = 5) @Dropout(p = 0.2) Embedding embed();
    @Layer(out = 4) @Activation(ActivationFunction.RELU) Linear each();
    @Layer Flatten flat();
    @Layer(out = 3) Linear answer();
}
