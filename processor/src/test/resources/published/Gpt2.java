import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** Radford et al. 2019, the smallest; its last layer has weights of its own, as tensors cannot be shared yet. */
@Network(input = 1024, tokens = 50257)
public interface Gpt2 {
    @Layer(out = 768)                          Embedding wte();
    @Dropout(p = 0.1) LearnedPositions wpe();
    @Layer(repeat = 12, with = "width = 768") List<Decoder> h();
                                               LayerNorm ln_f();
    @Layer(out = 50257, bias = false)          Linear lm_head();

    @Block(params = "width")
    interface Decoder {
                                                                           LayerNorm ln_1();
        @Attention(heads = 12, causal = true, dropout = 0.1)                              @Dropout(p = 0.1) MultiheadAttention attn();
        @Layer(from = {"input", "attn"})                                   Add attended();
                                                                           LayerNorm ln_2();
        @Layer(with = "out = 4*width") @Activation(value = GELU, approximate = "tanh") Linear c_fc();
        @Layer(with = "out = width") @Dropout(p = 0.1) Linear c_proj();
        @Layer(from = {"attended", "c_proj"})                              Add sum();
    }
}
