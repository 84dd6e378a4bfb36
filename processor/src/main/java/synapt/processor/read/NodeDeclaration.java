package synapt.processor.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.NetworkModel;
import synapt.processor.report.Position;

/**
 * A node as declared. Annotations that are not there read as their defaults.
 *
 * @param method   the accessor
 * @param name     its full name: {@code conv1}, in a block {@code layer1.0.conv1}
 * @param position where to point at for the node as a whole
 * @param kind     what its return type says, or null if that is wrong, which was said
 * @param custom   the class, of a custom layer
 * @param frozen   whether nothing in it learns, by itself or as a part of a block
 * @param dropouts those that are there, of which only the first counts
 */
public record NodeDeclaration(
        ExecutableElement method,
        String name,
        Position position,
        @Nullable Kind kind,
        @Nullable CustomClass custom,
        Mirror layer,
        Mirror norm,
        Mirror exampleNorm,
        Mirror recurrent,
        Mirror activation,
        List<Mirror> dropouts,
        Mirror dropConnect,
        Mirror recurrentDropout,
        Mirror zoneout,
        Mirror ramp,
        Mirror init,
        Mirror input,
        Mirror output,
        Mirror axis,
        Mirror attention,
        Mirror paddingToken,
        Mirror args,
        Mirror match,
        Mirror tied,
        boolean frozen) {

    /**
     * A user's layer.
     *
     * @param name      qualified name
     * @param trainOnly whether evaluation has no trace of it
     */
    public record CustomClass(String name, boolean trainOnly) {}

    /** What the method returns. */
    NetworkModel.Accessor accessor() {
        TypeElement returned = (TypeElement) ((DeclaredType) method.getReturnType()).asElement();
        return new NetworkModel.Accessor(
                method.getSimpleName().toString(),
                returned.getQualifiedName().toString(),
                NetworkDeclaration.access(method));
    }

    /** Whether it is frozen by an annotation of its own, and not only as a part of a block. */
    public boolean isFrozenItself() {
        return method.getAnnotationMirrors().stream()
                .anyMatch(m -> m.getAnnotationType().toString().equals(Names.FROZEN));
    }

    /** Whether it came with a block. */
    public boolean isInBlock() {
        return name.indexOf('.') >= 0;
    }

    /** How messages call its kind. */
    public String title() {
        return custom != null
                ? custom.name().substring(custom.name().lastIndexOf('.') + 1)
                : kind == null ? "?" : kind.title();
    }

    /** The normalisation behind the layer, if there is one. */
    public Optional<Mirror> normFacet() {
        if (norm.isPresent() && (kind == null || !kind.isNorm())) {
            return Optional.of(norm);
        }
        return Optional.of(exampleNorm).filter(m -> m.isPresent() && (kind == null || !kind.isExampleNorm()));
    }

    /** Whether all of its annotations can be understood; if not, the compiler says so itself. */
    public boolean isReadable() {
        return Stream.of(
                                layer,
                                norm,
                                exampleNorm,
                                recurrent,
                                activation,
                                dropConnect,
                                recurrentDropout,
                                zoneout,
                                ramp,
                                init,
                                input,
                                output,
                                axis,
                                attention,
                                paddingToken,
                                args,
                                match,
                                tied)
                        .allMatch(Mirror::isReadable)
                && dropouts.stream().allMatch(Mirror::isReadable);
    }
}
