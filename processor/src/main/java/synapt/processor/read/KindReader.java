package synapt.processor.read;

import static synapt.processor.report.Message.NODE_IMPORT;
import static synapt.processor.report.Message.NODE_KIND;
import static synapt.processor.report.Message.NODE_NOT_YET;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** From a return type to the kind of layer that it stands for. */
final class KindReader {

    /** What is a layer in PyTorch, and here an annotation. */
    private static final Set<String> FACETS = Stream.concat(Names.DROPOUTS.stream(), Stream.of(Names.ACTIVATION))
            .map(KindReader::simpleName)
            .collect(Collectors.toUnmodifiableSet());

    private final Elements elements;
    private final Reporter reporter;

    KindReader(Elements elements, Reporter reporter) {
        this.elements = elements;
        this.reporter = reporter;
    }

    /** The kind, or null after a message (or silence, where the compiler's own is enough). */
    @Nullable
    Kind read(TypeMirror type, Position position) {
        if (type.getKind() == TypeKind.ERROR) {
            unresolved(simpleName(type.toString()), position);
            return null;
        }
        if (type.getKind() != TypeKind.DECLARED) {
            reporter.report(NODE_KIND, position, type, kinds());
            return null;
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        String simpleName = element.getSimpleName().toString();
        boolean ours = elements.getPackageOf(element).getQualifiedName().contentEquals(Names.LAYERS);
        Optional<Kind> kind =
                ours ? Kind.titled(simpleName) : Optional.of(Kind.CUSTOM).filter(k -> isCustom(element));
        if (kind.isEmpty() && !ours && element.getKind() == ElementKind.INTERFACE) {
            String hint = BlockReader.isList(type)
                    ? "; a list is of blocks, as in List<Bottleneck>, where Bottleneck has @Block"
                    : "; if it is a part of networks, add @Block to " + simpleName;
            reporter.report(NODE_KIND, position, simpleName, hint);
        } else if (kind.isEmpty()) {
            notAKind(simpleName, position);
        }
        return kind.orElse(null);
    }

    /** Whether a class is meant as a layer: it says so in one way or the other. */
    private boolean isCustom(TypeElement type) {
        return hasAnnotation(type) || CustomReader.isElementwise(type, elements);
    }

    private static boolean hasAnnotation(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .map(m -> (TypeElement) m.getAnnotationType().asElement())
                .anyMatch(t -> t.getQualifiedName().contentEquals(Names.CUSTOM_LAYER));
    }

    private void unresolved(String name, Position position) {
        if (Kind.titled(name).isPresent()) {
            reporter.report(NODE_IMPORT, position, name, name);
        } else if (FACETS.contains(name)
                || NotYet.nearest(name).isPresent()
                || OtherNames.remedy(name).isPresent()
                || Suggest.nearest(name, Kind.titles()).isPresent()) {
            notAKind(name, position);
        }
        // Else the compiler's own "cannot find symbol" says all that is known.
    }

    private void notAKind(String name, Position position) {
        Optional<String> nearest = NotYet.nearest(name);
        if (nearest.isPresent()) {
            reporter.report(NODE_NOT_YET, position, name, nearest.get());
            return;
        }
        Optional<String> remedy = OtherNames.remedy(name);
        if (remedy.isPresent()) {
            reporter.report(NODE_KIND, position, name, "; " + remedy.get());
            return;
        }
        String hint = Kind.titles().contains(name)
                ? "; did you mean synapt.layer." + name + "? Then import it"
                : FACETS.contains(name)
                        ? "; write @" + name + "(...) Identity " + position.subject() + "();"
                        : Suggest.didYouMean(name, Kind.titles());
        reporter.report(NODE_KIND, position, name, hint.isEmpty() ? kinds() : hint);
    }

    private static String kinds() {
        return "; kinds are "
                + Suggest.list(Kind.titles().subList(1, Kind.titles().size()))
                + ", or a class of your own with @CustomLayer that implements Elementwise";
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
