package synapt.processor.read;

import static synapt.processor.report.Message.WITH_MEMBER;
import static synapt.processor.report.Message.WITH_TWICE;
import static synapt.processor.report.Message.WITH_VALUE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import synapt.processor.binding.Binding;
import synapt.processor.binding.BindingException;
import synapt.processor.binding.BindingParser;
import synapt.processor.binding.Expression;
import synapt.processor.report.Message;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** What {@code with} binds: members of its annotation, and on the use of a block its parameters. */
final class Bindings {

    static final String WITH = "with";

    private final Reporter reporter;
    private boolean right = true;

    Bindings(Reporter reporter) {
        this.reporter = reporter;
    }

    /** Whether all that was bound so far has a value. */
    boolean areRight() {
        return right;
    }

    /** An annotation whose members have the values that its {@code with} gives them; what is wrong is left out after a message. */
    Mirror bind(Mirror annotation, Map<String, Number> parameters) {
        Map<String, List<Value<?>>> values = new HashMap<>();
        for (Binding b : parse(annotation)) {
            member(annotation, b, parameters).ifPresent(v -> values.put(b.name(), v));
        }
        return values.isEmpty() ? annotation : annotation.with(values);
    }

    /** The bindings of an annotation, each name once. */
    List<Binding> parse(Mirror annotation) {
        if (!annotation.isReadable() || !annotation.isSet(WITH)) {
            return List.of();
        }
        Map<String, Binding> bindings = new LinkedHashMap<>();
        guarded(annotation, () -> BindingParser.parse(text(annotation)))
                .ifPresent(all -> all.forEach(b -> {
                    if (annotation.isSet(b.name()) || bindings.putIfAbsent(b.name(), b) != null) {
                        report(annotation, b.at(), WITH_TWICE, b.name());
                    }
                }));
        return List.copyOf(bindings.values());
    }

    /** The value of one expression. */
    Optional<Number> value(Mirror annotation, Expression expression, Map<String, Number> parameters) {
        return guarded(annotation, () -> expression.value(parameters));
    }

    private Optional<List<Value<?>>> member(Mirror annotation, Binding b, Map<String, Number> parameters) {
        TypeMirror type = annotation.type(b.name());
        Function<Number, @Nullable Object> conversion = type == null ? null : conversion(type);
        if (conversion == null || type == null || b.isList() && type.getKind() != TypeKind.ARRAY) {
            List<String> numbers = numbers(annotation);
            String hint = Suggest.didYouMean(b.name(), numbers);
            String what = b.isList() && conversion != null ? "s, only one " + b.name() : hint;
            report(
                    annotation,
                    b.at(),
                    WITH_MEMBER,
                    annotation.simpleName(),
                    b.name(),
                    what.isEmpty() ? "; it has " + Suggest.list(numbers) : what);
            return Optional.empty();
        }
        List<Value<?>> values = new ArrayList<>();
        for (Expression e : b.values()) {
            Number number = value(annotation, e, parameters).orElse(null);
            Object converted = number == null ? null : conversion.apply(number);
            if (number != null && converted == null) {
                String why = number instanceof Long ? "too large" : "not a whole number";
                report(annotation, b.at(), WITH_VALUE, b.name() + " = " + number, why, "use other numbers");
            }
            if (converted != null) {
                values.add(new Value<>(converted, true, annotation.position(WITH)));
            }
        }
        return values.size() == b.values().size() ? Optional.of(values) : Optional.empty();
    }

    private static List<String> numbers(Mirror annotation) {
        return annotation.members().stream()
                .filter(m -> conversion(m.getReturnType()) != null)
                .map(ExecutableElement::getSimpleName)
                .map(Object::toString)
                .toList();
    }

    /** From a number to what a member of a type holds, or null if that can't hold it; null if it holds no numbers at all. */
    private static @Nullable Function<Number, @Nullable Object> conversion(TypeMirror type) {
        return switch (type.getKind()) {
            case INT -> n -> n instanceof Long l && l == l.intValue() ? (Object) l.intValue() : null;
            case DOUBLE -> Number::doubleValue;
            case BOOLEAN -> n -> n.doubleValue() != 0;
            case ARRAY -> conversion(((ArrayType) type).getComponentType());
            default -> null;
        };
    }

    private interface Attempt<T> {
        T run();
    }

    private <T> Optional<T> guarded(Mirror annotation, Attempt<T> attempt) {
        try {
            return Optional.of(attempt.run());
        } catch (BindingException e) {
            report(annotation, e.at(), e.message(), e.args());
            return Optional.empty();
        }
    }

    /** The first line of the compiler's message shows where the text is; below it, a caret shows where in the text. */
    void report(Mirror annotation, int at, Message message, Object... args) {
        right = false;
        Position position = annotation.position(WITH);
        reporter.explain(message, position, List.of(text(annotation), " ".repeat(at) + "^"), args);
    }

    private static String text(Mirror annotation) {
        return annotation.string(WITH).value().replace('\n', ' ');
    }
}
