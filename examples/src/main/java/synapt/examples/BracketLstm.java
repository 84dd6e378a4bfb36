package synapt.examples;

import static synapt.annotation.RecurrentOutput.LAST;

import synapt.annotation.Dropout;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.annotation.PaddingToken;
import synapt.annotation.Recurrent;
import synapt.layer.Embedding;
import synapt.layer.Linear;
import synapt.layer.Lstm;

/** Reads brackets from both ends, and says whether they balance: class 1. */
@Network(input = BracketData.LENGTH, tokens = 5)
public interface BracketLstm {
    @PaddingToken(0) @Layer(out = 8)                                                   Embedding embed();
    @Layer(out = 32) @Recurrent(bidirectional = true, output = LAST) @Dropout(p = 0.1) Lstm      lstm();
    @Layer(out = 2)                                                                    Linear    balanced();
}
