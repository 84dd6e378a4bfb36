import synapt.annotation.*;
import synapt.layer.*;

class Tokens {
    @Network(input = 8, tokens = 0)
    interface NoVocabulary {
        @Layer(out = 4) Embedding embed();
    }

    @Network
    interface NotASequence {
        @Input(shape = {2, 8}, tokens = 50, gradient = true) InputLayer words();
        @Layer(out = 4) Embedding embed();
    }

    @Network
    interface Gradient {
        @Input(shape = 8, tokens = 50, gradient = true) InputLayer words();
        @Layer(out = 4) Embedding embed();
    }

    @Network(input = 8, tokens = 50)
    interface WithoutEmbedding {
        @Layer(out = 4) Linear fc1();
    }

    @Network
    interface NoisyTokens {
        @Input(shape = 8, tokens = 50) @Dropout(p = 0.1) InputLayer words();
        @Layer(out = 4) Embedding embed();
        @Layer(out = 4) Embedding again();
    }

    @Network(input = 8)
    interface OfNumbers {
        @Layer(out = 4) Embedding embed();
        @PaddingToken(0) @Layer(out = 4) Linear fc1();
    }

    @Network(input = 8, tokens = 50)
    interface Padding {
        @PaddingToken(50) @Layer(out = 4, bias = false) Embedding embed();
        @Layer Flatten flat();
        @PaddingToken(0) default int padding() {
            return 0;
        }
    }
}
