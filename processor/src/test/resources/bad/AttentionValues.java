import synapt.annotation.*;
import synapt.layer.*;

class AttentionValues {
    @Network(input = {5, 12})
    interface Heads {
        @Attention(heads = 5) MultiheadAttention five();
        @Attention(heads = 0) MultiheadAttention none();
        @Attention(heads = 4, rotary = true) @Layer(from = "input") MultiheadAttention turned();
        @Layer(from = "input", bias = false) MultiheadAttention missing();
        @Attention(heads = 4, dropout = 1.5) @Layer(from = "input", out = 3) MultiheadAttention rate();
        @Attention(heads = 2) @Layer(from = "input", out = 3) Linear fc();
    }

    @Network(input = {5, 12})
    interface Memories {
        @Layer(out = 6) Linear half();
        @Layer(out = 12) Linear whole();
        @Attention(heads = 2) @Layer(from = {"input", "half"}) MultiheadAttention narrow();
        @Attention(heads = 2, causal = true) @Layer(from = {"input", "whole"}) MultiheadAttention ordered();
        @Attention(heads = 2, rotary = true) @Layer(from = {"input", "whole"}) MultiheadAttention turned();
        @Attention(heads = 2) @Layer(from = {"input", "whole", "half"}) MultiheadAttention three();
        @Layer(from = "input") Flatten flat();
        @Attention(heads = 2) @Layer(from = {"input", "flat"}) MultiheadAttention vector();
    }

    @Network(input = 12)
    interface Vector {
        @Attention(heads = 3) MultiheadAttention attention();
    }

    @Network(input = {2, 4, 4})
    interface Image {
        LearnedPositions learned();
        @Layer(from = "input") SinusoidalPositions sines();
        @Layer(from = "input") MeanPositions mean();
        @Layer(from = "input") ClassToken token();
    }

    @Network(input = {100_000, 8})
    interface TooLong {
        @Attention(heads = 2) MultiheadAttention attention();
    }
}
