import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** A tag for each of 12 words, of what is before and behind it. */
@Network(input = 12, tokens = 1000)
public interface LstmTagger {
    @PaddingToken(0) @Layer(out = 32) @Dropout(p = 0.1)              Embedding words();
    @Layer(out = 24) @Recurrent(layers = 2, bidirectional = true) @Dropout(p = 0.2)   Lstm context();
    @Output(ignoreIndex = -100) @Layer(out = 17)                                    Linear tags();
}
