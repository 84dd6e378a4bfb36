package synapt.examples;

import java.util.List;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.layer.Embedding;
import synapt.layer.LayerNorm;
import synapt.layer.Linear;

/**
 * A language model: reads some characters, and says for each what may come next. The alphabet is that of {@link Text}. It is rotary
 * attention that tells positions apart, so there is nothing to be added for them.
 */
@Network(input = CharacterModel.WINDOW, tokens = Text.ALPHABET)
public interface CharacterModel {

    /** How many characters it sees. */
    int WINDOW = 64;

    @Layer(out = 64)                                     Embedding          embed();
    @Layer(repeat = 2, with = "width = 64, drop = 0.05") List<DecoderBlock> blocks();
                                                         LayerNorm          norm();
    @Layer(out = Text.ALPHABET)                          Linear             next();
}
