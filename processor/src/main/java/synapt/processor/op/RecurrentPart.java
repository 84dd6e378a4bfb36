package synapt.processor.op;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a recurrent operation in one direction, with its parameters.
 *
 * @param layer    from 0, the lowest
 * @param reverse  whether it starts at the last position
 * @param features of its input
 * @param state    the initial state, if it is learnt
 * @param memory   an LSTM's initial memory, if it is learnt
 */
public record RecurrentPart(
        int layer,
        boolean reverse,
        int features,
        Parameter inputWeight,
        Parameter stateWeight,
        @Nullable Parameter inputBias,
        @Nullable Parameter stateBias,
        @Nullable Parameter state,
        @Nullable Parameter memory) {

    /** As PyTorch has them. */
    List<Parameter> parameters() {
        return Stream.of(inputWeight, stateWeight, inputBias, stateBias, state, memory)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What tells it from the others: {@code L0}, {@code L1Reverse}. */
    String suffix() {
        return "L" + layer + (reverse ? "Reverse" : "");
    }
}
