import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** ViT-Ti for images of 32 by 32, in patches of 4 by 4. */
@Network(input = {3, 32, 32})
public interface VitTinyCifar {
    @Layer(out = 192, kernel = 4, stride = 4)  Conv2d patches();
    @Layer(size = {192, 64})                Reshape row();
    @Layer(order = {1, 0})                   Permute sequence();
                                             LearnedPositions positions();
    @Layer(repeat = 12, with = "width = 192") List<Encoder> blocks();
                                             LayerNorm norm();
                                             MeanPositions mean();
    @Layer(out = 10)                         Linear head();

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
