package synapt.processor.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import synapt.processor.report.Position;

/** A typed view of an annotation on an element. One that is not there has the defaults of all its members. */
public final class Mirror {

    private final String simpleName;
    private final @Nullable AnnotationMirror mirror;
    private final @Nullable TypeElement type;
    private final Position base;
    private final boolean visible;
    private final boolean isReadable;
    private final Map<String, List<Value<?>>> bound;

    private Mirror(
            String simpleName,
            @Nullable AnnotationMirror mirror,
            @Nullable TypeElement type,
            Position base,
            boolean visible,
            Map<String, List<Value<?>>> bound) {
        this.simpleName = simpleName;
        this.mirror = mirror;
        this.type = type;
        this.base = base;
        this.visible = visible;
        this.isReadable = mirror == null || WellFormed.annotation(mirror);
        this.bound = bound;
    }

    /**
     * @param element the annotated element
     * @param name    the annotation's qualified name
     * @param base    where messages point at; another element than {@code element} if that is not in the source at hand
     */
    public static Mirror of(Element element, String name, Position base, Elements elements) {
        String simpleName = name.substring(name.lastIndexOf('.') + 1);
        boolean visible = base.element().equals(element);
        for (AnnotationMirror m : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) m.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(name)) {
                return new Mirror(simpleName, m, type, base, visible, Map.of());
            }
        }
        return new Mirror(simpleName, null, elements.getTypeElement(name), base, visible, Map.of());
    }

    /** The same annotation, had it not been written. */
    Mirror absent() {
        return new Mirror(simpleName, null, type, base, visible, Map.of());
    }

    /** The same annotation where some members have other values, as if they were written. */
    Mirror with(Map<String, List<Value<?>>> values) {
        return new Mirror(simpleName, mirror, type, base, visible, values);
    }

    /** The same annotation where one member has other values, as if they were written. */
    Mirror with(String member, List<Value<?>> values) {
        Map<String, List<Value<?>>> all = new HashMap<>(bound);
        all.put(member, values);
        return with(all);
    }

    /** The type of a member; null if there is none. */
    @Nullable
    TypeMirror type(String member) {
        return members().stream()
                .filter(m -> m.getSimpleName().contentEquals(member))
                .map(ExecutableElement::getReturnType)
                .findFirst()
                .orElse(null);
    }

    /** All members of the annotation, written or not. */
    List<ExecutableElement> members() {
        return type == null ? List.of() : ElementFilter.methodsIn(type.getEnclosedElements());
    }

    /** Whether the annotation is there. */
    public boolean isPresent() {
        return mirror != null;
    }

    public String simpleName() {
        return simpleName;
    }

    public Position position() {
        return mirror == null || !visible ? base : base.at(mirror);
    }

    /** Whether the member was written, rather than left at its default. */
    public boolean isSet(String member) {
        return bound.containsKey(member) || written(member) != null;
    }

    /** Whether all that was written can be understood; if not, the compiler says so itself, and nothing counts as written. */
    public boolean isReadable() {
        return isReadable;
    }

    public Value<Integer> integer(String member) {
        return one(member, Integer.class);
    }

    public Value<Double> real(String member) {
        return one(member, Double.class);
    }

    public Value<Boolean> bool(String member) {
        return one(member, Boolean.class);
    }

    public Value<String> string(String member) {
        return one(member, String.class);
    }

    /** The simple name of an enum's constant. */
    public Value<String> constant(String member) {
        Value<VariableElement> v = one(member, VariableElement.class);
        return new Value<>(v.value().getSimpleName().toString(), v.isSet(), v.position());
    }

    public List<Value<Integer>> integers(String member) {
        return all(member, Integer.class);
    }

    public List<Value<Double>> reals(String member) {
        return all(member, Double.class);
    }

    public List<Value<String>> strings(String member) {
        return all(member, String.class);
    }

    private <T> Value<T> one(String member, Class<T> as) {
        List<Value<?>> values = bound.get(member);
        if (values != null) {
            return cast(values.getFirst(), as);
        }
        AnnotationValue v = written(member);
        AnnotationValue effective = v == null ? defaultOf(member) : v;
        return new Value<>(as.cast(effective.getValue()), v != null, positionOf(v));
    }

    private static <T> Value<T> cast(Value<?> v, Class<T> as) {
        return new Value<>(as.cast(v.value()), v.isSet(), v.position());
    }

    private <T> List<Value<T>> all(String member, Class<T> as) {
        List<Value<?>> values = bound.get(member);
        if (values != null) {
            return values.stream().map(v -> cast(v, as)).toList();
        }
        AnnotationValue v = written(member);
        AnnotationValue effective = v == null ? defaultOf(member) : v;
        if (!(effective.getValue() instanceof List<?> list)) {
            return List.of(new Value<>(as.cast(effective.getValue()), v != null, positionOf(v)));
        }
        return list.stream()
                .map(AnnotationValue.class::cast)
                .map(e ->
                        new Value<>(as.cast(e.getValue()), v != null, list.size() == 1 ? positionOf(v) : positionOf(e)))
                .toList();
    }

    /** Where a member is written, else the annotation. */
    public Position position(String member) {
        List<Value<?>> values = bound.get(member);
        return values == null || values.isEmpty()
                ? positionOf(written(member))
                : values.getFirst().position();
    }

    private Position positionOf(@Nullable AnnotationValue v) {
        return v == null || mirror == null || !visible ? position() : base.at(mirror, v);
    }

    private @Nullable AnnotationValue written(String member) {
        if (mirror != null && isReadable) {
            for (var entry : mirror.getElementValues().entrySet()) {
                if (entry.getKey().getSimpleName().contentEquals(member)) {
                    return entry.getValue();
                }
            }
        }
        return null;
    }

    private AnnotationValue defaultOf(String member) {
        if (type != null) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                AnnotationValue v = method.getDefaultValue();
                if (v != null && method.getSimpleName().contentEquals(member)) {
                    return v;
                }
            }
        }
        throw new IllegalStateException("@" + simpleName + " has no member " + member
                + " with a default: synapt-runtime and synapt-processor must be of one version");
    }
}
