package synapt.processor.read;

import static java.util.Objects.requireNonNull;
import static synapt.processor.report.Message.BLOCK_NODE;
import static synapt.processor.report.Message.DROPOUT_MISSING;
import static synapt.processor.report.Message.DROPOUT_TWO;
import static synapt.processor.report.Message.INIT_NOTHING;
import static synapt.processor.report.Message.INPUT_MISSING;
import static synapt.processor.report.Message.LAYER_ANNOTATION;
import static synapt.processor.report.Message.LAYER_MEMBER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import synapt.processor.read.NodeDeclaration.CustomClass;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** Reads one node, and checks that its annotations and their members belong to its kind. */
final class NodeReader {

    private static final List<String> MEMBERS = List.of(
            "from", "out", "kernel", "stride", "padding", "dilation", "groups", "bias", "countIncludePad", "repeat");

    private final Elements elements;
    private final Reporter reporter;

    NodeReader(Elements elements, Reporter reporter) {
        this.elements = elements;
        this.reporter = reporter;
    }

    /**
     * @param named   whether names of other nodes are to be replaced by full ones
     * @param isFirst whether it is the first node of its network or block
     */
    NodeDeclaration read(ExecutableElement method, Scope scope, boolean named, boolean isFirst) {
        Position position = scope.position(method, elements);
        new SignatureRules(reporter).check(method, position);
        Kind kind = new KindReader(elements, reporter).read(method.getReturnType(), position);
        NodeDeclaration node = declaration(method, scope, kind, named, isFirst);
        if (kind != null) {
            members(node, kind);
            annotations(node, kind);
        }
        return node;
    }

    /** Replaces a name in an annotation by the full one; false after a message. */
    private boolean named(
            Map<String, Mirror> mirrors, String annotation, String member, ExecutableElement method, Scope scope) {
        Mirror mirror = requireNonNull(mirrors.get(annotation));
        Mirror full = scope.resolved(mirror, member, scope.name(method), false, reporter);
        mirrors.put(annotation, full == null ? mirror.absent() : full);
        return full != null;
    }

    /** A node that is wrong, about which enough was said. */
    NodeDeclaration broken(ExecutableElement method, Scope scope) {
        Position position = scope.position(method, elements);
        return declaration(
                method,
                scope,
                null,
                null,
                name -> Mirror.of(method, name, position, elements).absent());
    }

    private NodeDeclaration declaration(
            ExecutableElement method, Scope scope, @Nullable Kind kind, boolean named, boolean isFirst) {
        Position position = scope.position(method, elements);
        Bindings bindings = new Bindings(reporter);
        Map<String, Mirror> mirrors = new HashMap<>();
        for (String annotation : NetworkReader.NODE_ANNOTATIONS) {
            Mirror mirror = Mirror.of(method, annotation, position, elements);
            mirrors.put(annotation, bindings.bind(mirror, scope.parameters()));
        }
        Kind known = bindings.areRight() ? kind : null;
        CustomClass custom = null;
        Mirror args = requireNonNull(mirrors.get(Names.ARGS));
        if (kind == Kind.CUSTOM && args.isReadable()) {
            TypeElement type = (TypeElement) ((DeclaredType) method.getReturnType()).asElement();
            custom = new CustomReader(elements, reporter).read(type, args, position);
            known = custom == null ? null : known;
        }
        if (named && kind != null) {
            Mirror layer = requireNonNull(mirrors.get(Names.LAYER));
            Mirror full = scope.resolved(layer, "from", scope.name(method), isFirst, reporter);
            known = full == null ? null : known;
            mirrors.put(Names.LAYER, full == null ? layer.with("from", List.of()) : full);
            known = named(mirrors, Names.TIED, "value", method, scope) ? known : null;
            known = named(mirrors, Names.MATCH, "to", method, scope) ? known : null;
        }
        if (scope.isBlock()) {
            known = notInBlocks(mirrors, position, known);
        }
        return declaration(method, scope, known, custom, name -> requireNonNull(mirrors.get(name)));
    }

    private NodeDeclaration declaration(
            ExecutableElement method,
            Scope scope,
            @Nullable Kind kind,
            @Nullable CustomClass custom,
            Function<String, Mirror> mirrors) {
        return new NodeDeclaration(
                method,
                scope.name(method),
                scope.position(method, elements),
                kind,
                custom,
                mirrors.apply(Names.LAYER),
                mirrors.apply(Names.BATCH_NORM),
                mirrors.apply(Names.ACTIVATION),
                mirrors.apply(Names.DROPOUT),
                mirrors.apply(Names.DROPOUT2D),
                mirrors.apply(Names.INIT),
                mirrors.apply(Names.INPUT),
                mirrors.apply(Names.OUTPUT),
                mirrors.apply(Names.ARGS),
                mirrors.apply(Names.MATCH),
                mirrors.apply(Names.TIED),
                scope.isFrozen() || mirrors.apply(Names.FROZEN).isPresent());
    }

    /** Takes away what only networks have. */
    private @Nullable Kind notInBlocks(Map<String, Mirror> mirrors, Position position, @Nullable Kind kind) {
        Mirror output = requireNonNull(mirrors.get(Names.OUTPUT));
        if (output.isPresent()) {
            reporter.report(BLOCK_NODE, output.position(), "@Output");
            mirrors.put(Names.OUTPUT, output.absent());
        }
        if (kind == Kind.INPUT) {
            reporter.report(BLOCK_NODE, position, "an input");
        }
        return kind == Kind.INPUT ? null : kind;
    }

    private void members(NodeDeclaration node, Kind kind) {
        for (String member : MEMBERS) {
            boolean taken = kind.members().contains(member) || member.equals("from") && kind != Kind.INPUT;
            if (!taken && node.layer().isSet(member)) {
                reporter.report(LAYER_MEMBER, node.layer().position(member), node.title(), member, whatItTakes(kind));
            }
        }
        if (kind.isNorm() && node.norm().isSet("name")) {
            reporter.report(
                    LAYER_MEMBER,
                    node.norm().position("name"),
                    node.title(),
                    "name",
                    "; its parameters are named after the node");
        }
    }

    private static String whatItTakes(Kind kind) {
        if (kind == Kind.INPUT) {
            return "; @Input(shape = ...) says all";
        }
        return kind.members().isEmpty() ? "; it takes only from" : "; it takes " + String.join(", ", kind.members());
    }

    private void annotations(NodeDeclaration node, Kind kind) {
        if (kind.isActivation() && node.activation().isPresent()) {
            doesNotBelong(node, node.activation(), "put it on an Identity node, or on the layer before");
        }
        if (kind != Kind.INPUT && node.input().isPresent()) {
            doesNotBelong(node, node.input(), "it goes on a method that returns InputLayer");
        }
        if (kind != Kind.CUSTOM && node.args().isPresent()) {
            doesNotBelong(node, node.args(), "it holds the constructor arguments of a custom layer");
        }
        if (kind == Kind.INPUT && !node.input().isPresent()) {
            reporter.report(INPUT_MISSING, node.position(), "@Input(shape = {features}) or {channels, height, width}");
        }
        if (kind != Kind.SHORTCUT && node.match().isPresent()) {
            doesNotBelong(node, node.match(), "it goes on a Shortcut");
        }
        if (!kind.hasWeights() && node.tied().isPresent()) {
            doesNotBelong(node, node.tied(), "it goes on a layer with a weight");
        }
        if (!kind.hasWeights() && node.init().isPresent()) {
            reporter.report(INIT_NOTHING, node.init().position(), node.title());
        }
        if (node.dropout().isPresent() && node.dropout2d().isPresent()) {
            reporter.report(DROPOUT_TWO, node.dropout2d().position());
        }
        hasRate(node.dropout());
        hasRate(node.dropout2d());
    }

    private void hasRate(Mirror dropout) {
        if (dropout.isPresent() && dropout.isReadable() && !dropout.isSet("p") && !dropout.isSet(Bindings.WITH)) {
            reporter.report(DROPOUT_MISSING, dropout.position(), dropout.simpleName(), dropout.simpleName());
        }
    }

    private void doesNotBelong(NodeDeclaration node, Mirror annotation, String remedy) {
        reporter.report(LAYER_ANNOTATION, annotation.position(), annotation.simpleName(), node.title(), remedy);
    }
}
