package synapt.processor.random;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A layer that was made up: how it is declared, but for its name and what it reads, and what it computes.
 *
 * @param members of {@code @Layer}
 * @param more    other annotations
 */
record Made(String kind, Op op, List<String> members, String more) {

    static Made of(String kind, Op op, String... members) {
        return new Made(kind, op, Stream.of(members).filter(m -> !m.isEmpty()).collect(Collectors.toList()), "");
    }

    Made with(String annotation) {
        return new Made(kind, op, members, annotation);
    }

    /** Whether a normalisation or activation may stand on it. */
    boolean takesFacets() {
        return !(op instanceof Activations.Pointwise
                || op instanceof Activations.Softplus
                || op instanceof Activations.Softmax
                || op instanceof Activations.Prelu
                || op instanceof Activations.Gate);
    }

    boolean isNorm() {
        return op instanceof Norms.Batch || op instanceof Norms.Example;
    }
}
