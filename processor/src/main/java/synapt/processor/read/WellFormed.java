package synapt.processor.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Whether a type can be read now, or refers to what does not exist (yet: another processor may generate it). */
public final class WellFormed {

    private WellFormed() {}

    /** Looks at all that a network is read from: what it extends, its annotations and those of its methods, what they return, blocks included. */
    public static boolean type(TypeElement type) {
        return type(type, new HashSet<>());
    }

    private static boolean type(TypeElement type, Set<TypeElement> seen) {
        return !seen.add(type) || whole(type, seen);
    }

    private static boolean whole(TypeElement type, Set<TypeElement> seen) {
        return exists(type.getSuperclass())
                && type.getInterfaces().stream().allMatch(WellFormed::exists)
                && annotations(type)
                && ElementFilter.methodsIn(type.getEnclosedElements()).stream().allMatch(m -> method(m, seen));
    }

    private static boolean method(ExecutableElement method, Set<TypeElement> seen) {
        TypeElement block = BlockReader.blockOf(method.getReturnType());
        return exists(method.getReturnType()) && annotations(method) && (block == null || type(block, seen));
    }

    private static boolean annotations(Element element) {
        return element.getAnnotationMirrors().stream().allMatch(WellFormed::annotation);
    }

    /** Whether an annotation has all the values it needs, each of the type it should have. */
    static boolean annotation(AnnotationMirror mirror) {
        if (!exists(mirror.getAnnotationType())) {
            return false;
        }
        Map<? extends ExecutableElement, ? extends AnnotationValue> written;
        try {
            written = mirror.getElementValues();
        } catch (RuntimeException e) {
            // Eclipse's compiler throws on values of a wrong type, which it has reported.
            return false;
        }
        for (ExecutableElement member :
                ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())) {
            AnnotationValue v = written.get(member);
            if (v == null ? member.getDefaultValue() == null : !fits(v, member.getReturnType())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(AnnotationValue v, TypeMirror type) {
        Object value = v.getValue();
        return switch (type.getKind()) {
            case ARRAY -> {
                TypeMirror component = ((ArrayType) type).getComponentType();
                yield value instanceof List<?> all
                        ? all.stream().allMatch(e -> e instanceof AnnotationValue a && fits(a, component))
                        : fits(v, component);
            }
            case INT -> value instanceof Integer;
            case DOUBLE -> value instanceof Double;
            case BOOLEAN -> value instanceof Boolean;
            case DECLARED ->
                switch (value) {
                    case String s -> type.toString().equals(String.class.getName());
                    case AnnotationMirror m -> annotation(m);
                    case Number n -> false;
                    case Boolean b -> false;
                    case Character c -> false;
                    case null -> false;
                    default -> true;
                };
            default -> true;
        };
    }

    /** Whether a type and its arguments exist. */
    public static boolean exists(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> false;
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().allMatch(WellFormed::exists);
            case ARRAY -> exists(((ArrayType) type).getComponentType());
            default -> type.getKind() != TypeKind.ERROR;
        };
    }
}
