package synapt.processor.read;

import static java.util.Objects.requireNonNull;
import static synapt.processor.report.Message.BLOCK_NODE;
import static synapt.processor.report.Message.INIT_NOTHING;
import static synapt.processor.report.Message.INPUT_MISSING;
import static synapt.processor.report.Message.LAYER_ANNOTATION;
import static synapt.processor.report.Message.LAYER_MEMBER;
import static synapt.processor.report.Message.NORM_TWO;

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
                mirrors.apply(Names.NORM),
                mirrors.apply(Names.RECURRENT),
                mirrors.apply(Names.ACTIVATION),
                Names.DROPOUTS.stream().map(mirrors).filter(Mirror::isPresent).toList(),
                mirrors.apply(Names.DROP_CONNECT),
                mirrors.apply(Names.RECURRENT_DROPOUT),
                mirrors.apply(Names.ZONEOUT),
                mirrors.apply(Names.RAMP),
                mirrors.apply(Names.INIT),
                mirrors.apply(Names.INPUT),
                mirrors.apply(Names.OUTPUT),
                mirrors.apply(Names.AXIS),
                mirrors.apply(Names.ATTENTION),
                mirrors.apply(Names.PADDING_TOKEN),
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
        if (kind.isNorm()) {
            refuse(node, node.norm(), "name", "; its parameters are named after the node");
        }
        if (kind.isExampleNorm()) {
            refuse(node, node.exampleNorm(), "name", "; its parameters are named after the node");
            refuse(node, node.exampleNorm(), "value", "; its type says it");
        }
    }

    private void refuse(NodeDeclaration node, Mirror annotation, String member, String why) {
        if (annotation.isSet(member)) {
            reporter.report(LAYER_MEMBER, annotation.position(member), node.title(), member, why);
        }
    }

    private static String whatItTakes(Kind kind) {
        if (kind == Kind.INPUT) {
            return "; @Input(shape = ...) says all";
        }
        return kind.members().isEmpty() ? "; it takes only from" : "; it takes " + String.join(", ", kind.members());
    }

    private void annotations(NodeDeclaration node, Kind kind) {
        boolean parameters = kind == Kind.PRELU
                && node.activation().isReadable()
                && node.activation().isPresent()
                && node.activation().constant("value").value().equals("PRELU");
        if (kind.isActivation() && node.activation().isPresent() && !parameters) {
            doesNotBelong(node, node.activation(), "put it on an Identity node, or on the layer before");
        }
        if (kind != Kind.INPUT && node.input().isPresent()) {
            doesNotBelong(node, node.input(), "it goes on a method that returns InputLayer");
        }
        if (kind == Kind.INPUT && node.output().isPresent()) {
            doesNotBelong(node, node.output(), "it goes on what a layer makes of it");
        }
        if (kind != Kind.CONCAT && node.axis().isPresent()) {
            doesNotBelong(node, node.axis(), "it says along which dimension a Concat joins");
        }
        if (kind != Kind.MULTIHEAD_ATTENTION && node.attention().isPresent()) {
            doesNotBelong(node, node.attention(), "it goes on a MultiheadAttention");
        }
        if (kind != Kind.EMBEDDING && node.paddingToken().isPresent()) {
            doesNotBelong(node, node.paddingToken(), "it goes on an Embedding");
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
        if (!kind.hasOneWeight() && node.tied().isPresent()) {
            doesNotBelong(node, node.tied(), "it goes on a layer with one weight, such as Linear");
        }
        if (!kind.hasWeights() && node.init().isPresent()) {
            reporter.report(INIT_NOTHING, node.init().position(), node.title());
        }
        norms(node, kind);
        if (!kind.isRecurrent() && node.recurrent().isPresent()) {
            doesNotBelong(node, node.recurrent(), "it goes on a method that returns Lstm or Gru");
        }
        new DropoutRules(reporter).check(node, kind);
    }

    private void norms(NodeDeclaration node, Kind kind) {
        if (kind.isNorm() && node.exampleNorm().isPresent()) {
            doesNotBelong(node, node.exampleNorm(), "its parameters are set by @BatchNorm");
        } else if (kind.isExampleNorm() && node.norm().isPresent()) {
            doesNotBelong(node, node.norm(), "its parameters are set by @Norm");
        } else if (node.norm().isPresent() && node.exampleNorm().isPresent()) {
            reporter.report(NORM_TWO, node.exampleNorm().position());
        }
    }

    private void doesNotBelong(NodeDeclaration node, Mirror annotation, String remedy) {
        reporter.report(LAYER_ANNOTATION, annotation.position(), annotation.simpleName(), node.title(), remedy);
    }
}
