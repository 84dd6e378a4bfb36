package synapt.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that an optimiser treats in their own way, for {@link Optimizer#groups}:
 *
 * <pre>{@code
 * AdamW.of(1e-3).groups(
 *         Group.vectors().weightDecay(0),               // biases and norms
 *         Group.of("head.*").rateFactor(10))
 * }</pre>
 *
 * <p>A parameter may be in several groups, as long as they don't say different things about the same.
 *
 * @param names       parameters' names, where {@code *} stands for any characters and {@code ?} for one; none for {@link #vectors}
 * @param rateFactor  what the learning rate is multiplied by, finite and at least 0; null to leave it
 * @param weightDecay in place of the optimiser's, finite and at least 0; null to leave it
 */
public record Group(
        List<String> names,
        @Nullable Double rateFactor,
        @Nullable Double weightDecay) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Group {
        names = List.copyOf(names);
        if (rateFactor != null) {
            Ranges.notNegative("a group's rateFactor", rateFactor);
        }
        if (weightDecay != null) {
            Ranges.weightDecay(weightDecay);
        }
    }

    /**
     * Parameters by name: {@code "fc1.weight"}, {@code "layer1.*"}, {@code "*.bias"}.
     *
     * @throws IllegalArgumentException if there is no name
     */
    public static Group of(String... names) {
        Ranges.require(names.length > 0, "a group is of one or more names of parameters, but there is none");
        return new Group(List.of(names), null, null);
    }

    /** All parameters of fewer than two dimensions, which are mostly left out of weight decay: biases, and weights of norms. */
    public static Group vectors() {
        return new Group(List.of(), null, null);
    }

    public Group rateFactor(double value) {
        return new Group(names, value, weightDecay);
    }

    public Group weightDecay(double value) {
        return new Group(names, rateFactor, value);
    }
}
