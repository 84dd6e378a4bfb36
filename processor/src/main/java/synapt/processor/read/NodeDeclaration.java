package synapt.processor.read;

import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;
import synapt.processor.report.Position;

/**
 * A node as declared. Annotations that are not there read as their defaults.
 *
 * @param method   the accessor
 * @param name     its name
 * @param position where to point at for the node as a whole
 * @param kind     what its return type says, or null if that is wrong, which was said
 * @param custom   the class, of a custom layer
 */
public record NodeDeclaration(
        ExecutableElement method,
        String name,
        Position position,
        @Nullable Kind kind,
        @Nullable CustomClass custom,
        Mirror layer,
        Mirror norm,
        Mirror activation,
        Mirror dropout,
        Mirror dropout2d,
        Mirror init,
        Mirror input,
        Mirror output,
        Mirror attention,
        Mirror paddingToken,
        Mirror args) {

    /**
     * A user's layer.
     *
     * @param name      qualified name
     * @param trainOnly whether evaluation has no trace of it
     */
    public record CustomClass(String name, boolean trainOnly) {}

    /** How messages call its kind. */
    public String title() {
        return custom != null
                ? custom.name().substring(custom.name().lastIndexOf('.') + 1)
                : kind == null ? "?" : kind.title();
    }

    /** Whether all of its annotations can be understood; if not, the compiler says so itself. */
    public boolean isReadable() {
        return Stream.of(
                        layer, norm, activation, dropout, dropout2d, init, input, output, attention, paddingToken, args)
                .allMatch(Mirror::isReadable);
    }
}
