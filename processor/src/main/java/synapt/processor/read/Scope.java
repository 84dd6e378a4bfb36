package synapt.processor.read;

import static synapt.processor.report.Message.WIRING_LATER;
import static synapt.processor.report.Message.WIRING_UNKNOWN;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** The network, or one use of a block, while its nodes are read: what names and numbers mean there, and where messages point. */
final class Scope {

    /** What a network's or a block's own input is called. */
    static final String INPUT = "input";

    private final TypeElement type;
    private final String path;
    private final Map<String, Number> parameters;
    private final List<String> names;
    private final Map<String, String> ends = new LinkedHashMap<>();
    private final boolean frozen;
    private final @Nullable Use use;

    /**
     * How a block came to be here.
     *
     * @param position where it is used
     * @param input    the full name of the node that it reads
     * @param chosen   whether that is another than the node before
     * @param trace    this use and those around it, for messages
     */
    record Use(Position position, String input, boolean chosen, List<String> trace) {}

    private Scope(
            TypeElement type,
            String path,
            Map<String, Number> parameters,
            List<ExecutableElement> methods,
            boolean frozen,
            @Nullable Use use) {
        this.type = type;
        this.path = path;
        this.parameters = Map.copyOf(parameters);
        this.names = methods.stream().map(m -> m.getSimpleName().toString()).toList();
        this.frozen = frozen;
        this.use = use;
    }

    static Scope network(TypeElement type, List<ExecutableElement> methods) {
        return new Scope(type, "", Map.of(), methods, false, null);
    }

    /**
     * @param path full name of the use, {@code layer1.0}
     */
    static Scope block(BlockDeclaration block, String path, Map<String, Number> parameters, boolean frozen, Use use) {
        return new Scope(block.type(), path + ".", parameters, block.methods(), frozen, use);
    }

    TypeElement type() {
        return type;
    }

    Map<String, Number> parameters() {
        return parameters;
    }

    boolean isBlock() {
        return use != null;
    }

    boolean isFrozen() {
        return frozen;
    }

    /** Whether a block reads another node than the one before it. */
    boolean isChosen() {
        return use != null && use.chosen();
    }

    /** The full name of what the block, or the network, reads. */
    String input() {
        return use == null ? INPUT : use.input();
    }

    List<String> trace() {
        return use == null ? List.of() : use.trace();
    }

    /** The full name of a node: {@code layer1.0.conv1}. */
    String name(ExecutableElement method) {
        return path + method.getSimpleName();
    }

    /** Where messages on a node point: at its method, or where it comes into the sources that are compiled here. */
    Position position(ExecutableElement method, Elements elements) {
        String name = name(method);
        TypeElement declaring = Origin.declaring(method);
        List<Element> owners = new ArrayList<>(List.of(method, declaring));
        if (use == null && type.equals(declaring)) {
            return Position.of(name, method).ownedBy(owners);
        }
        if (use == null) {
            // What is inherited may come from a jar: then the network is the only source to point at.
            return Position.of(name, Origin.isSource(declaring, elements) ? method : type)
                    .named(name, List.of("inherited by " + type.getSimpleName()))
                    .ownedBy(owners);
        }
        owners.addAll(use.position().owners());
        Position position = Origin.isSource(declaring, elements) ? Position.of(name, method) : use.position();
        return position.named(name, use.trace()).ownedBy(owners);
    }

    /** Says which node's values one name stands for, from here on. */
    void end(ExecutableElement method, String node) {
        ends.put(method.getSimpleName().toString(), node);
    }

    /** An annotation whose node names are full ones, where {@code first} is for the first node of a block; null after a message. */
    @Nullable
    Mirror resolved(Mirror annotation, String member, String self, boolean first, Reporter reporter) {
        if (!annotation.isReadable()) {
            return annotation;
        }
        List<Value<?>> full = new ArrayList<>();
        if (annotation.isSet(member)) {
            for (Value<String> name : annotation.strings(member)) {
                String node = node(name, self, reporter);
                if (node == null) {
                    return null;
                }
                full.add(new Value<>(node, true, name.position()));
            }
        }
        if (full.isEmpty()) {
            if (!first || use == null || !use.chosen()) {
                return annotation;
            }
            full.add(new Value<>(use.input(), true, annotation.position()));
        }
        return annotation.with(member, full);
    }

    /** The full name of the node that a name stands for; null after a message. */
    @Nullable
    String node(Value<String> name, String self, Reporter reporter) {
        String wanted = name.value();
        String node = ends.get(wanted);
        if (node == null && wanted.equals(INPUT)) {
            return input();
        }
        if (node != null) {
            return node;
        }
        if (names.contains(wanted)) {
            String what = self.equals(path + wanted) ? "itself" : wanted + ", which comes later";
            reporter.report(WIRING_LATER, name.position(), what);
        } else {
            List<String> before = new ArrayList<>(List.of(INPUT));
            before.addAll(ends.keySet());
            String hint = Suggest.didYouMean(wanted, before);
            reporter.report(
                    WIRING_UNKNOWN,
                    name.position(),
                    wanted,
                    hint.isEmpty() ? "; before it are " + Suggest.list(before) : hint);
        }
        return null;
    }
}
