package synapt.processor.op;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a recurrent operation draws; each is null where it draws nothing.
 *
 * @param layers  the rate at which elements are dropped between layers (PyTorch's {@code dropout})
 * @param inputs  that at which features of a layer's input are dropped, at all positions alike
 * @param state   that at which units of the state that goes into the product are dropped, at all positions alike
 * @param zoneout which units of the state stay what they were
 */
public record RecurrentNoise(
        @Nullable NoiseRate layers,
        @Nullable NoiseRate inputs,
        @Nullable NoiseRate state,
        @Nullable Zoneout zoneout) {

    public static final RecurrentNoise NONE = new RecurrentNoise(null, null, null, null);

    /**
     * At which rates units stay what they were.
     *
     * @param state   units of the state
     * @param cell    units of an LSTM's memory, which may be the very same rate; null for a GRU
     * @param isDrawn whether training draws; else it takes the mean, as evaluation does
     */
    public record Zoneout(NoiseRate state, @Nullable NoiseRate cell, boolean isDrawn) {

        private String describe() {
            String memory = cell == null || cell == state ? "" : " and " + cell.declared();
            return ", zoneout " + state.declared() + memory;
        }
    }

    List<NoiseRate> rates() {
        Stream<@Nullable NoiseRate> kept =
                zoneout == null ? Stream.empty() : Stream.of(zoneout.state(), zoneout.cell());
        return Stream.concat(Stream.of(layers, inputs, state), kept)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether a rate is one of keeping, not of dropping. */
    public boolean keeps(NoiseRate rate) {
        return zoneout != null && (rate == zoneout.state() || rate == zoneout.cell());
    }

    /** Whether it acts on the state from step to step. */
    boolean isInState() {
        return state != null || zoneout != null;
    }

    boolean isDrawn() {
        return layers != null || inputs != null || state != null || zoneout != null && zoneout.isDrawn();
    }

    /** What is left of it where nothing is random. */
    RecurrentNoise mean() {
        return zoneout == null
                ? NONE
                : new RecurrentNoise(null, null, null, new Zoneout(zoneout.state(), zoneout.cell(), false));
    }

    /** For people: what follows a comma. */
    String describe() {
        String between = layers == null ? "" : ", dropout " + layers.declared();
        String inside = state == null ? "" : ", recurrent dropout " + state.declared();
        String before = inputs == null ? "" : ", input dropout " + inputs.declared();
        return between + inside + before + (zoneout == null ? "" : zoneout.describe());
    }
}
