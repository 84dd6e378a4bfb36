package synapt.processor.read;

import static synapt.processor.report.Message.CUSTOM_ANNOTATION;
import static synapt.processor.report.Message.CUSTOM_ARGUMENT;
import static synapt.processor.report.Message.CUSTOM_CLASS;
import static synapt.processor.report.Message.CUSTOM_CONSTRUCTOR;
import static synapt.processor.report.Message.CUSTOM_ELEMENTWISE;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import synapt.processor.read.NodeDeclaration.CustomClass;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** Reads a user's layer class, and checks that generated code can create and call it. */
final class CustomReader {

    private final Elements elements;
    private final Reporter reporter;

    CustomReader(Elements elements, Reporter reporter) {
        this.elements = elements;
        this.reporter = reporter;
    }

    /** Whether a type is Elementwise, however indirectly. */
    static boolean isElementwise(TypeElement type, Elements elements) {
        if (type.getQualifiedName().contentEquals(Names.ELEMENTWISE)) {
            return true;
        }
        return type.getInterfaces().stream().anyMatch(t -> isElementwise(t, elements))
                || isElementwise(type.getSuperclass(), elements);
    }

    private static boolean isElementwise(TypeMirror type, Elements elements) {
        return type.getKind() == TypeKind.DECLARED
                && isElementwise((TypeElement) ((DeclaredType) type).asElement(), elements);
    }

    /** The class, or null after a message. */
    @Nullable
    CustomClass read(TypeElement type, Mirror args, Position node) {
        String name = type.getSimpleName().toString();
        Mirror custom = Mirror.of(type, Names.CUSTOM_LAYER, Position.of(name, type), elements);
        boolean right = true;
        if (!custom.isPresent()) {
            reporter.report(CUSTOM_ANNOTATION, node, name);
            right = false;
        }
        if (!isElementwise(type, elements)) {
            reporter.report(CUSTOM_ELEMENTWISE, node, name);
            right = false;
        }
        right &= creatable(type, name, node) && constructor(type, name, args, node);
        for (Value<Double> arg : arguments(args)) {
            if (!Double.isFinite(arg.value())) {
                reporter.report(CUSTOM_ARGUMENT, arg.position(), arg.value());
                right = false;
            }
        }
        if (!right) {
            return null;
        }
        boolean trainOnly = custom.constant("active").value().equals("TRAIN_AND_MC");
        return new CustomClass(type.getQualifiedName().toString(), trainOnly);
    }

    private static List<Value<Double>> arguments(Mirror args) {
        return args.isPresent() ? args.reals("value") : List.of();
    }

    private boolean creatable(TypeElement type, String name, Position node) {
        String fault;
        String remedy;
        if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
            fault = "not a class";
            remedy = "a class or a record";
        } else if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            fault = "abstract";
            remedy = "concrete";
        } else if (!type.getTypeParameters().isEmpty()) {
            fault = "generic";
            remedy = "a class without type parameters";
        } else if (type.getNestingKind() == NestingKind.MEMBER
                && !type.getModifiers().contains(Modifier.STATIC)) {
            fault = "an inner class";
            remedy = "static";
        } else if (!isPublic(type)) {
            fault = "not public";
            remedy = type.getNestingKind() == NestingKind.MEMBER ? "and the types around it public" : "public";
        } else {
            return true;
        }
        reporter.report(CUSTOM_CLASS, node, name, fault, remedy);
        return false;
    }

    private static boolean isPublic(@Nullable Element type) {
        return !(type instanceof TypeElement)
                || type.getModifiers().contains(Modifier.PUBLIC) && isPublic(type.getEnclosingElement());
    }

    private boolean constructor(TypeElement type, String name, Mirror args, Position node) {
        List<ExecutableElement> usable = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(c -> c.getModifiers().contains(Modifier.PUBLIC))
                .filter(c -> c.getParameters().stream().allMatch(p -> p.asType().getKind() == TypeKind.DOUBLE))
                .toList();
        int given = arguments(args).size();
        if (usable.stream().anyMatch(c -> c.getParameters().size() == given)) {
            return true;
        }
        String remedy = usable.isEmpty()
                ? "add one"
                : "give @Args the " + doubles(usable.getFirst().getParameters().size()) + " that it takes";
        reporter.report(
                CUSTOM_CONSTRUCTOR, args.isPresent() ? args.position("value") : node, name, doubles(given), remedy);
        return false;
    }

    private static String doubles(int n) {
        return n == 1 ? "1 double" : n + " doubles";
    }
}
