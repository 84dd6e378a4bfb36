import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** GPT-2 in small, on characters. */
@Network(input = 32, tokens = 65)
public interface Gpt2Characters {
    @Layer(out = 48)                          Embedding wte();
    @Dropout(p = 0.1) LearnedPositions wpe();
    @Layer(repeat = 3, with = "width = 48") List<Decoder> h();
                                               LayerNorm ln_f();
    @Layer(out = 65, bias = false)          Linear lm_head();

    @Block(params = "width")
    interface Decoder {
                                                                           LayerNorm ln_1();
        @Attention(heads = 4, causal = true, dropout = 0.1)                              @Dropout(p = 0.1) MultiheadAttention attn();
        @Layer(from = {"input", "attn"})                                   Add attended();
                                                                           LayerNorm ln_2();
        @Layer(with = "out = 4*width") @Activation(value = GELU, approximate = "tanh") Linear c_fc();
        @Layer(with = "out = width") @Dropout(p = 0.1) Linear c_proj();
        @Layer(from = {"attended", "c_proj"})                              Add sum();
    }
}
