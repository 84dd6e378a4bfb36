package synapt.processor.read;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The methods that a network leaves to be implemented: inherited ones first, each type's in source order. */
public final class NodeMethods {

    private final TypeElement network;
    private final Elements elements;
    private final List<ExecutableElement> methods = new ArrayList<>();
    private final Map<String, List<Integer>> places = new HashMap<>();

    private NodeMethods(TypeElement network, Elements elements) {
        this.network = network;
        this.elements = elements;
    }

    public static List<ExecutableElement> of(TypeElement network, Elements elements) {
        NodeMethods found = new NodeMethods(network, elements);
        found.addFrom(network);
        return found.methods.stream()
                .filter(m -> m.getModifiers().contains(Modifier.ABSTRACT))
                .toList();
    }

    private void addFrom(TypeElement type) {
        if (type.getQualifiedName().contentEquals("java.lang.Object")) {
            return;
        }
        addFrom(type.getSuperclass());
        type.getInterfaces().forEach(this::addFrom);
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            add(method);
        }
    }

    private void addFrom(TypeMirror supertype) {
        if (supertype.getKind() == TypeKind.DECLARED) {
            addFrom((TypeElement) ((DeclaredType) supertype).asElement());
        }
    }

    private void add(ExecutableElement method) {
        List<Integer> sameName = places.computeIfAbsent(method.getSimpleName().toString(), any -> new ArrayList<>());
        for (int i : sameName) {
            if (methods.get(i).equals(method) || overrides(methods.get(i), method)) {
                return;
            }
        }
        for (int i : sameName) {
            if (overrides(method, methods.get(i))) {
                methods.set(i, method); // it keeps the place where it was first declared
                return;
            }
        }
        sameName.add(methods.size());
        methods.add(method);
    }

    /** The direction is checked here, since Eclipse's compiler says yes to both. */
    private boolean overrides(ExecutableElement method, ExecutableElement other) {
        return !extend(declaring(other), declaring(method)) && elements.overrides(method, other, network);
    }

    private static TypeElement declaring(ExecutableElement method) {
        return (TypeElement) requireNonNull(method.getEnclosingElement());
    }

    private static boolean extend(TypeElement type, Element ancestor) {
        return type.equals(ancestor)
                || extend(type.getSuperclass(), ancestor)
                || type.getInterfaces().stream().anyMatch(t -> extend(t, ancestor));
    }

    private static boolean extend(TypeMirror type, Element ancestor) {
        return type.getKind() == TypeKind.DECLARED && extend((TypeElement) ((DeclaredType) type).asElement(), ancestor);
    }
}
