package synapt.processor.op;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a recurrent operation draws; each rate is null where it draws nothing.
 *
 * @param layers at which elements are dropped between layers (PyTorch's {@code dropout})
 * @param inputs at which features of a layer's input are dropped, at all positions alike
 * @param state  at which units of the state that goes into the product are dropped, at all positions alike
 */
public record RecurrentNoise(
        @Nullable NoiseRate layers,
        @Nullable NoiseRate inputs,
        @Nullable NoiseRate state) {

    public static final RecurrentNoise NONE = new RecurrentNoise(null, null, null);

    List<NoiseRate> rates() {
        return Stream.of(layers, inputs, state).filter(Objects::nonNull).toList();
    }

    /** What training has and evaluation has not, for people: what follows a comma. */
    String describe() {
        String between = layers == null ? "" : ", dropout " + layers.declared();
        String inside = state == null ? "" : ", recurrent dropout " + state.declared();
        return between + inside + (inputs == null ? "" : ", input dropout " + inputs.declared());
    }
}
