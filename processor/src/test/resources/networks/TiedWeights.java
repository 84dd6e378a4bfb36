import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 5})
public interface TiedWeights {
    @Layer(out = 5) @Activation(TANH) Linear each();
    @Tied("each") @Layer(out = 5, bias = false) @Activation(TANH) Linear again();
    @Layer Flatten flat();
    @Layer(out = 7) @Activation(GELU) Linear fc1();
    @Layer(repeat = 2) List<Pair> pairs();
    @Layer(out = 4) Linear last();

    @Block
    interface Pair {
        @Layer(out = 7) @Activation(TANH) Linear one();
        @Tied("one") @Layer(out = 7) @Activation(RELU) Linear two();
        @Tied("two") @Layer(out = 7) @Activation(SILU) Linear three();
    }
}
