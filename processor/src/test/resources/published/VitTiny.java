import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** Dosovitskiy et al. 2020, Ti/16 at 224 (Touvron et al. 2020). */
@Network(input = {3, 224, 224})
public interface VitTiny {
    @Layer(out = 192, kernel = 16, stride = 16)  Conv2d patches();
    @Layer(size = {192, 196})                Reshape row();
    @Layer(order = {1, 0})                   Permute sequence();
                                             ClassToken token();
                                             LearnedPositions positions();
    @Layer(repeat = 12, with = "width = 192") List<Encoder> blocks();
                                             LayerNorm norm();
                                             FirstPosition classified();
    @Layer(out = 1000)                         Linear head();

    @Block(params = "width")
    interface Encoder {
                                                            LayerNorm norm1();
        @Attention(heads = 3)                               MultiheadAttention attention();
        @Layer(from = {"attention", "input"})               Add attended();
                                                            LayerNorm norm2();
        @Layer(with = "out = 4*width") @Activation(GELU)    Linear fc1();
        @Layer(with = "out = width")                        Linear fc2();
        @Layer(from = {"fc2", "attended"})                  Add sum();
    }
}
