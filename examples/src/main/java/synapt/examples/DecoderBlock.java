package synapt.examples;

import static synapt.annotation.ActivationFunction.GELU;

import synapt.annotation.Activation;
import synapt.annotation.Attention;
import synapt.annotation.Block;
import synapt.annotation.Dropout;
import synapt.annotation.Layer;
import synapt.layer.Add;
import synapt.layer.LayerNorm;
import synapt.layer.Linear;
import synapt.layer.MultiheadAttention;

/** What a transformer repeats: attention to what came before, then two layers for each position, each added to what it reads. */
@Block(params = {"width", "drop"})
public interface DecoderBlock {
                                                                                    LayerNorm          norm1();
    @Attention(heads = 4, causal = true, rotary = true) @Dropout(with = "p = drop") MultiheadAttention attention();
    @Layer(from = {"input", "attention"})                                           Add                attended();
                                                                                    LayerNorm          norm2();
    @Layer(with = "out = 4*width") @Activation(GELU)                                Linear             up();
    @Layer(with = "out = width") @Dropout(with = "p = drop")                        Linear             down();
    @Layer(from = {"attended", "down"})                                             Add                result();
}
