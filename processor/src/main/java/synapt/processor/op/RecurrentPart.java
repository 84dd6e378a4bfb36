package synapt.processor.op;

import java.util.ArrayList;
import java.util.List;
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
        List<Parameter> all = new ArrayList<>(List.of(inputWeight, stateWeight));
        add(inputBias, all);
        add(stateBias, all);
        add(state, all);
        add(memory, all);
        return all;
    }

    private static void add(@Nullable Parameter p, List<Parameter> all) {
        if (p != null) {
            all.add(p);
        }
    }

    /** What tells it from the others: {@code L0}, {@code L1Reverse}. */
    String suffix() {
        return "L" + layer + (reverse ? "Reverse" : "");
    }
}
