package synapt.processor.read;

import static synapt.processor.read.BlockDeclaration.FIRST;
import static synapt.processor.read.BlockDeclaration.INDEX;
import static synapt.processor.read.BlockDeclaration.REPEAT;
import static synapt.processor.report.Message.BLOCK_INPUT;
import static synapt.processor.report.Message.BLOCK_LIST;
import static synapt.processor.report.Message.BLOCK_MISSING;
import static synapt.processor.report.Message.BLOCK_PARAMETER;
import static synapt.processor.report.Message.BLOCK_REPEAT;
import static synapt.processor.report.Message.LAYER_ANNOTATION;
import static synapt.processor.report.Message.LAYER_MEMBER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import synapt.processor.binding.Binding;
import synapt.processor.binding.Expression;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** Reads one use of a block: how often, with what numbers, behind which node. */
final class UseReader {

    /** Nodes of a network; more would not fit into a class. */
    static final int MOST = 2000;

    private static final List<String> MEMBERS = List.of("from", REPEAT, Bindings.WITH);
    private static final List<String> ANNOTATIONS = List.of(Names.LAYER, Names.FROZEN, Names.ALLOW);

    private final Elements elements;
    private final Reporter reporter;
    private final Bindings bindings;

    UseReader(Elements elements, Reporter reporter) {
        this.elements = elements;
        this.reporter = reporter;
        this.bindings = new Bindings(reporter);
    }

    /**
     * The use, or null after a message.
     *
     * @param before   nodes that are there already
     * @param previous the full name of the last of them
     */
    @Nullable
    BlockUse read(
            ExecutableElement method,
            BlockDeclaration block,
            Scope scope,
            boolean isFirst,
            int before,
            String previous) {
        Position position = scope.position(method, elements);
        new SignatureRules(reporter).check(method, position);
        Mirror layer = Mirror.of(method, Names.LAYER, position, elements);
        if (!layer.isReadable()) {
            return null;
        }
        boolean right = annotations(method, layer, block, position);
        Map<String, Binding> bound = new LinkedHashMap<>();
        bindings.parse(layer).forEach(b -> bound.put(b.name(), b));
        Binding repeat = bound.remove(REPEAT);
        boolean isList = BlockReader.isList(method.getReturnType());
        int repeats = repeats(layer, repeat, isList, block, scope, before);
        right &= repeats > 0 & bindings.areRight() && parameters(layer, block, bound);
        String input = input(layer, block, scope, isFirst, previous);
        if (!right || input == null) {
            return null;
        }
        List<Map<String, Number>> values = new ArrayList<>();
        for (int i = 0; i < repeats && bindings.areRight(); i++) {
            values.add(values(layer, bound, scope, isList, i));
        }
        boolean frozen = scope.isFrozen()
                || Mirror.of(method, Names.FROZEN, position, elements).isPresent();
        Position at = layer.isPresent() ? layer.position() : position;
        boolean chosen = layer.isSet("from") || isFirst && scope.isChosen();
        return bindings.areRight() ? new BlockUse(at, isList, values, input, chosen, frozen) : null;
    }

    private boolean annotations(ExecutableElement method, Mirror layer, BlockDeclaration block, Position position) {
        boolean right = true;
        for (String annotation : NetworkReader.NODE_ANNOTATIONS) {
            Mirror mirror = Mirror.of(method, annotation, position, elements);
            if (mirror.isPresent() && !ANNOTATIONS.contains(annotation)) {
                reporter.report(
                        LAYER_ANNOTATION,
                        mirror.position(),
                        mirror.simpleName(),
                        "the block " + block.title(),
                        "put it on a node inside, or on one beside it");
                right = false;
            }
        }
        for (ExecutableElement member : layer.members()) {
            String name = member.getSimpleName().toString();
            if (layer.isSet(name) && !MEMBERS.contains(name)) {
                String hint = block.parameters().contains(name)
                        ? "; write with = \"" + name + " = ...\""
                        : "; it takes from, repeat and with";
                reporter.report(LAYER_MEMBER, layer.position(name), "the block " + block.title(), name, hint);
                right = false;
            }
        }
        return right;
    }

    /** How many follow one another; 0 after a message. */
    private int repeats(
            Mirror layer, @Nullable Binding bound, boolean isList, BlockDeclaration block, Scope scope, int before) {
        boolean isSet = layer.isSet(REPEAT) || bound != null;
        Position position = bound == null ? layer.position(REPEAT) : layer.position(Bindings.WITH);
        if (isSet != isList) {
            String remedy = isList
                    ? "so it needs a number of repeats; add repeat = 2, or return " + block.title()
                    : "but repeat makes several; return List<" + block.title() + ">";
            reporter.report(BLOCK_LIST, position, (isList ? "a list of " : "one ") + block.title(), remedy);
            return 0;
        }
        if (!isSet) {
            return 1;
        }
        Number n = bound == null
                ? layer.integer(REPEAT).value()
                : bindings.value(layer, bound.values().getFirst(), scope.parameters())
                        .orElse(null);
        if (n == null) {
            return 0;
        }
        if (n instanceof Double || n.longValue() < 1) {
            reporter.report(BLOCK_REPEAT, position, n, "is not a number of repeats; use 1 or more");
            return 0;
        }
        if (n.longValue() * block.methods().size() + before > MOST) {
            reporter.report(BLOCK_REPEAT, position, n, "makes more than " + MOST + " nodes; use fewer");
            return 0;
        }
        return n.intValue();
    }

    /** Whether each parameter is given, and nothing else. */
    private boolean parameters(Mirror layer, BlockDeclaration block, Map<String, Binding> bound) {
        for (Binding b : bound.values()) {
            if (!block.parameters().contains(b.name())) {
                String hint = Suggest.didYouMean(b.name(), block.parameters());
                String has =
                        block.parameters().isEmpty() ? "; it has none" : "; it has " + Suggest.list(block.parameters());
                bindings.report(layer, b.at(), BLOCK_PARAMETER, block.title(), b.name(), hint.isEmpty() ? has : hint);
            } else if (b.isList()) {
                bindings.report(
                        layer,
                        b.at(),
                        BLOCK_PARAMETER,
                        block.title(),
                        b.name() + " that is a list",
                        "; give one number");
            }
        }
        List<String> missing =
                block.parameters().stream().filter(p -> !bound.containsKey(p)).toList();
        if (!missing.isEmpty() && bindings.areRight()) {
            String example = missing.stream().map(p -> p + " = 1").collect(Collectors.joining(", "));
            reporter.report(
                    BLOCK_MISSING,
                    layer.position(Bindings.WITH),
                    block.title(),
                    String.join(" and ", missing),
                    example);
        }
        return missing.isEmpty() && bindings.areRight();
    }

    private Map<String, Number> values(
            Mirror layer, Map<String, Binding> bound, Scope scope, boolean isList, int repeat) {
        Map<String, Number> known = new HashMap<>(scope.parameters());
        if (isList) {
            count(known, repeat);
        }
        Map<String, Number> values = new HashMap<>();
        bound.forEach((name, b) -> {
            Expression e = b.values().getFirst();
            bindings.value(layer, e, known).ifPresent(v -> values.put(name, v));
        });
        count(values, repeat);
        return values;
    }

    private static void count(Map<String, Number> values, long repeat) {
        values.put(FIRST, repeat == 0 ? 1L : 0L);
        values.put(INDEX, repeat);
    }

    /** The full name of the node to read; null after a message. */
    private @Nullable String input(
            Mirror layer, BlockDeclaration block, Scope scope, boolean isFirst, String previous) {
        List<Value<String>> from = layer.strings("from");
        if (from.isEmpty()) {
            return isFirst && scope.isBlock() ? scope.input() : previous;
        }
        if (from.size() > 1) {
            reporter.report(BLOCK_INPUT, layer.position("from"), block.title(), from.size());
            return null;
        }
        return scope.node(from.getFirst(), layer.position().subject(), reporter);
    }
}
