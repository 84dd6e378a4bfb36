package synapt.examples;

import static synapt.annotation.ActivationFunction.RELU;

import synapt.annotation.Activation;
import synapt.annotation.Dropout;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.annotation.PaddingToken;
import synapt.layer.Embedding;
import synapt.layer.Linear;
import synapt.layer.MeanPositions;

/** What {@link BracketLstm} is compared with: knows how often each bracket occurs, and not in which order. */
@Network(input = BracketData.LENGTH, tokens = 5)
public interface BracketBag {
    @PaddingToken(0) @Layer(out = 8)                     Embedding     embed();
                                                         MeanPositions mean();
    @Layer(out = 64) @Activation(RELU) @Dropout(p = 0.1) Linear        hidden();
    @Layer(out = 2)                                      Linear        balanced();
}
