package synapt.processor.read;

import static synapt.processor.report.Message.NETWORK_CONSTRUCTOR;
import static synapt.processor.report.Message.NETWORK_GENERIC;
import static synapt.processor.report.Message.NETWORK_INNER;
import static synapt.processor.report.Message.NETWORK_OTHER_PACKAGE;
import static synapt.processor.report.Message.NETWORK_PRIVATE;
import static synapt.processor.report.Message.NETWORK_SEALED;
import static synapt.processor.report.Message.NETWORK_TYPE;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** Whether generated code can extend a type. */
final class TypeRules {

    private final Elements elements;
    private final Reporter reporter;

    TypeRules(Elements elements, Reporter reporter) {
        this.elements = elements;
        this.reporter = reporter;
    }

    /** Says what stands in the way; returns whether the type has nodes to look at all the same. */
    boolean check(TypeElement type, Position position) {
        String what = unsuitable(type);
        if (!what.isEmpty()) {
            reporter.report(NETWORK_TYPE, position, what);
            return false;
        }
        Set<Modifier> modifiers = type.getModifiers();
        if (modifiers.contains(Modifier.SEALED)) {
            reporter.report(NETWORK_SEALED, position, "Compiled" + NetworkReader.joinedName(type));
        }
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                reporter.report(NETWORK_PRIVATE, position, e.equals(type) ? "it" : e.getSimpleName());
            }
        }
        if (!type.getTypeParameters().isEmpty()) {
            reporter.report(NETWORK_GENERIC, position);
        }
        boolean inner = type.getNestingKind() == NestingKind.MEMBER && !modifiers.contains(Modifier.STATIC);
        if (inner) {
            reporter.report(NETWORK_INNER, position);
        }
        if (type.getKind() == ElementKind.CLASS && !inner && !hasConstructor(type)) {
            reporter.report(NETWORK_CONSTRUCTOR, position, "Compiled" + NetworkReader.joinedName(type));
        }
        for (ExecutableElement method : NodeMethods.of(type, elements)) {
            foreign(type, method, position);
        }
        return true;
    }

    private static String unsuitable(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE -> "";
            case CLASS ->
                type.getModifiers().contains(Modifier.ABSTRACT)
                        ? ""
                        : type.getModifiers().contains(Modifier.FINAL)
                                ? "a final class"
                                : "a class that is not abstract";
            case ENUM -> "an enum";
            case RECORD -> "a record";
            default -> "an annotation";
        };
    }

    private static boolean hasConstructor(TypeElement type) {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .anyMatch(c -> c.getParameters().isEmpty() && !c.getModifiers().contains(Modifier.PRIVATE));
    }

    private void foreign(TypeElement type, ExecutableElement method, Position position) {
        Set<Modifier> modifiers = method.getModifiers();
        var home = elements.getPackageOf(method);
        if (!modifiers.contains(Modifier.PUBLIC)
                && !modifiers.contains(Modifier.PROTECTED)
                && !home.equals(elements.getPackageOf(type))) {
            reporter.report(NETWORK_OTHER_PACKAGE, position, method.getSimpleName(), home.getQualifiedName());
        }
    }
}
