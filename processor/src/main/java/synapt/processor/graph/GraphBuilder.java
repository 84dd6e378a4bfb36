package synapt.processor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node.Facet;
import synapt.processor.op.CustomOp;
import synapt.processor.op.DropoutOp.Mask;
import synapt.processor.op.IdentityOp;
import synapt.processor.op.InputOp;
import synapt.processor.op.Op;
import synapt.processor.op.Problems;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NetworkDeclaration;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;
import synapt.processor.report.ShapeTrace;

/**
 * From declarations to a graph: wires the nodes, infers shapes, and makes each facet a node of its own. A node whose shape is not
 * known is carried on as null; what depends on it says nothing about shapes.
 */
public final class GraphBuilder {

    /**
     * A graph with the places where its nodes were declared.
     *
     * @param positions where to point at for each node: at its annotation, for a facet
     */
    public record Built(Graph graph, Map<Node, Position> positions) {

        /** Where to point at for a node. */
        public Position position(Node node) {
            return Objects.requireNonNull(positions.get(node));
        }

        /** Where to point at for the declaration that a node is a part of. */
        public Position declared(Node node) {
            Position p = position(node);
            return Position.of(p.subject(), p.element()).named(p.subject(), p.uses());
        }
    }

    private final NetworkDeclaration network;
    private final Reporter reporter;
    private final boolean implicitInput;
    private final Wiring wiring;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Position> positions = new LinkedHashMap<>();
    private String previous = Wiring.INPUT;
    private final TieRules ties;
    private final Map<String, @Nullable Node> ends = new HashMap<>();

    private GraphBuilder(NetworkDeclaration network, Reporter reporter) {
        this.network = network;
        this.reporter = reporter;
        this.ties = new TieRules(reporter);
        this.implicitInput =
                isImplicit(network.network()) && network.nodes().stream().noneMatch(n -> n.kind() == Kind.INPUT);
        this.wiring = new Wiring(network.nodes(), implicitInput, reporter);
    }

    /** What cannot be read may well be meant as the input. */
    private static boolean isImplicit(Mirror network) {
        return network.isSet("input") || !network.isReadable();
    }

    /** The graph, or null after messages. */
    public static @Nullable Built build(NetworkDeclaration network, Reporter reporter) {
        return new GraphBuilder(network, reporter).build();
    }

    private @Nullable Built build() {
        new InputRules(reporter).check(network);
        new NameRules(reporter).check(network.nodes(), implicitInput);
        new InitRules(reporter).check(network);
        if (implicitInput && network.network().isReadable()) {
            Shape shape = new InputRules(reporter).shape(network.network(), "input");
            Op op = shape == null ? null : new InputOp(shape, false);
            ends.put(
                    Wiring.INPUT,
                    add(Wiring.INPUT, Facet.LAYER, op, null, network.network().position("input"), false, null));
        }
        network.nodes().forEach(this::expand);
        Graph graph = new OutputRules(network.nodes(), reporter).graph(nodes, ends, this::trace);
        return graph == null || reporter.hasErrors() ? null : new Built(graph, positions);
    }

    private void expand(NodeDeclaration declared) {
        if (!declared.isReadable()) {
            return;
        }
        Node source = wiring.source(declared.name()).map(ends::get).orElse(null);
        Kind kind = declared.kind();
        Node node = null;
        if (kind != null) {
            Problems problems = problems(declared, declared.layer());
            LayerBuilder builder = new LayerBuilder(declared, network.init(), wiring, reporter);
            Op op = kind == Kind.SHORTCUT
                    ? builder.shortcut(shape(source), target(declared), problems)
                    : builder.build(kind, shape(source), problems);
            node = add(
                    declared,
                    Facet.LAYER,
                    ties.check(declared, withoutNoise(declared, op)),
                    source,
                    declared.position());
            ties.add(declared, node);
        }
        ends.put(declared.name(), facets(declared, node));
        previous = declared.name();
    }

    /** The shape that a shortcut has to reach: that of the node before it in the source, or of another. */
    private @Nullable Shape target(NodeDeclaration declared) {
        Value<String> to = declared.match().string("to");
        if (to.isSet() && !ends.containsKey(to.value())) {
            reporter.report(Message.SHORTCUT_TO, to.position(), to.value());
            return null;
        }
        return shape(ends.get(to.isSet() ? to.value() : previous));
    }

    /** In the order in which they take effect. A facet that is wrong leaves the shape as it was. */
    private @Nullable Node facets(NodeDeclaration declared, @Nullable Node layer) {
        FacetBuilder facets = new FacetBuilder(declared, reporter);
        Node node = layer;
        Kind kind = declared.kind();
        boolean isBare = kind == Kind.SHORTCUT
                && layer != null
                && layer.op().parameters().isEmpty(); // only a projection is normalised
        if (declared.norm().isPresent() && !(kind != null && kind.isNorm()) && !isBare) {
            Op op = facets.norm(shape(node), problems(declared, declared.norm()));
            node = facet(declared, Facet.NORM, op, node, declared.norm());
        }
        if (declared.activation().isPresent() && !(kind != null && kind.isActivation())) {
            node = facet(declared, Facet.ACTIVATION, facets.activation(shape(node)), node, declared.activation());
        }
        if (declared.dropout().isPresent()) {
            Op op = facets.dropout(
                    declared.dropout(), Mask.ELEMENT, shape(node), problems(declared, declared.dropout()));
            node = facet(declared, Facet.DROPOUT, op, node, declared.dropout());
        }
        if (declared.dropout2d().isPresent()) {
            Op op = facets.dropout(
                    declared.dropout2d(), Mask.CHANNEL, shape(node), problems(declared, declared.dropout2d()));
            node = facet(declared, Facet.DROPOUT, op, node, declared.dropout2d());
        }
        return node;
    }

    private @Nullable Node facet(
            NodeDeclaration declared, Facet facet, @Nullable Op op, @Nullable Node before, Mirror mirror) {
        if (before == null || declared.frozen() && facet == Facet.DROPOUT) {
            return before;
        }
        Node node = add(declared, facet, op, before, mirror.position());
        return node == null ? before : node;
    }

    /** What learns nothing drops nothing either. */
    private static @Nullable Op withoutNoise(NodeDeclaration declared, @Nullable Op op) {
        return declared.frozen() && op instanceof CustomOp custom && custom.trainOnly()
                ? new IdentityOp(op.output())
                : op;
    }

    private @Nullable Node add(
            NodeDeclaration declared, Facet facet, @Nullable Op op, @Nullable Node source, Position position) {
        String tied = facet == Facet.LAYER ? ties.owner(declared) : null;
        return add(declared.name(), facet, op, source, position, declared.frozen(), tied);
    }

    private @Nullable Node add(
            String name,
            Facet facet,
            @Nullable Op op,
            @Nullable Node source,
            Position position,
            boolean frozen,
            @Nullable String tied) {
        if (op == null) {
            return null;
        }
        Node node = new Node(name, facet, op, source == null ? List.of() : List.of(source), frozen, tied);
        nodes.add(node);
        positions.put(node, position);
        return node;
    }

    private static @Nullable Shape shape(@Nullable Node node) {
        return node == null ? null : node.shape();
    }

    /** Points at the member at fault, or at the annotation; at the node, if there is none. */
    private Problems problems(NodeDeclaration declared, Mirror annotation) {
        return (message, member, args) -> {
            Position position = member.isEmpty()
                    ? annotation.simpleName().equals("Layer") ? declared.position() : annotation.position()
                    : annotation.position(member);
            explain(message, declared, position, args);
        };
    }

    private void explain(Message message, NodeDeclaration declared, Position position, Object... args) {
        List<String> facts = message.isAboutShapes() ? List.of(trace(declared)) : List.of();
        reporter.explain(message, position, facts, args);
    }

    private String trace(NodeDeclaration declared) {
        List<String> steps =
                wiring.pathTo(declared.name()).stream().map(this::step).toList();
        return ShapeTrace.of(steps, step(declared.name()));
    }

    private String step(String name) {
        Node end = ends.get(name);
        if (end == null) {
            return name;
        }
        boolean unnamed = implicitInput && name.equals(Wiring.INPUT);
        return (unnamed ? noun(end.shape()) : name) + " " + end.shape();
    }

    /** What an input without a name is called. */
    private static String noun(Shape shape) {
        return switch (shape.rank()) {
            case 1 -> "vector";
            case 2 -> "sequence";
            default -> "image";
        };
    }
}
