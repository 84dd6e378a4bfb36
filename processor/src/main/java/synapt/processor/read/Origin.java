package synapt.processor.read;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** Where a type comes from. */
final class Origin {

    private Origin() {}

    /** The type that declares a method. */
    static TypeElement declaring(Element method) {
        return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    }

    /** Whether a type is compiled from source here and now, so that messages can point into it; else it comes from a jar or a folder. */
    static boolean isSource(TypeElement type, Elements elements) {
        Element outermost = type;
        while (outermost.getEnclosingElement() instanceof TypeElement around) {
            outermost = around;
        }
        try {
            return elements.getFileObjectOf(outermost).getKind() == JavaFileObject.Kind.SOURCE;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return false; // then messages point at its use, which is always right
        }
    }
}
