import synapt.annotation.*;
import synapt.layer.*;

class Padded {
    @Network(input = {8, 4}, padding = 0)
    interface OfNumbers {
        @Layer(out = 4) Linear each();
        MeanPositions mean();
    }

    @Network
    interface NotInVocabulary {
        @Input(shape = 8, tokens = 50, padding = 50) InputLayer words();
        @Layer(out = 4) Embedding embed();
        MeanPositions mean();
    }

    @Network(input = 8, tokens = 50, padding = 0)
    interface Another {
        @PaddingToken(0) @Layer(out = 4) Embedding same();
        @PaddingToken(1) @Layer(from = "input", out = 4) Embedding embed();
        @Layer(from = {"same", "embed"}) Add sum();
        MeanPositions mean();
    }

    @Network
    interface TwoEnds {
        @Input(shape = 8, tokens = 50, padding = 0) InputLayer words();
        @Input(shape = 8, tokens = 9, padding = 0) InputLayer tags();
        @Layer(from = "words", out = 4) Embedding embedWords();
        @Layer(from = "tags", out = 4) Embedding embedTags();
        @Layer(from = {"embedWords", "embedTags"}) Add sum();
        MeanPositions mean();
    }

    @Network
    interface Named {
        @Input(shape = 8, tokens = 50, padding = 0) InputLayer words();
        @Layer(out = 4) Embedding words_lengths();
        MeanPositions mean();
    }

    @Network(input = 8, tokens = 50, padding = 0)
    interface SeesAll {
        @Layer(out = 4) @BatchNorm Embedding embed();
        @Norm(dims = 2) Identity normal();
        @Layer Flatten flat();
        @Layer(out = 2) Linear answer();
    }

    @Network(input = 8, tokens = 50, padding = 0)
    interface SeesNone {
        @Layer(out = 6) @Norm Embedding embed();
        @Attention(heads = 2) MultiheadAttention attention();
        @Layer(out = 5) Lstm lstm();
        FirstPosition start();
    }

    @Network(input = 8, tokens = 50, padding = 0)
    interface CountsAll {
        @Layer(out = 4) Embedding embed();
        @Layer(out = 5) Linear tags();
    }

    @Network(input = 8, tokens = 50, padding = 0)
    interface CountsSome {
        @Layer(out = 4) Embedding embed();
        @Output(ignoreIndex = -100) @Layer(out = 5) Linear tags();
    }
}
