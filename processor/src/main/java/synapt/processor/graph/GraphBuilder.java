package synapt.processor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node.Facet;
import synapt.processor.op.ConvOp;
import synapt.processor.op.ConvTransposeOp;
import synapt.processor.op.InputLengthsOp;
import synapt.processor.op.InputOp;
import synapt.processor.op.Op;
import synapt.processor.op.Parameter;
import synapt.processor.op.PoolOp;
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
     * @param silent    what would draw, had its own node not been frozen
     * @param biased    the nodes whose bias was not only not forbidden, but asked for
     */
    public record Built(Graph graph, Map<Node, Position> positions, List<SilentNoise> silent, Set<Node> biased) {

        /** Where to point at for a node. */
        public Position position(Node node) {
            return Objects.requireNonNull(positions.get(node));
        }

        /** Where to point at for the declaration that a node is a part of. */
        public Position declared(Node node) {
            return position(node).whole();
        }
    }

    /**
     * The class of a network has about 10 bytes for each node in its constructor, of 65,535 that a method can have, and 6 constants, of
     * as many that a class file can have.
     */
    private static final int MOST_NODES = 5_000;

    /** The class that trains it has about 4 constants for each tensor that learns. */
    private static final int MOST_PARAMETERS = 12_000;

    private final NetworkDeclaration network;
    private final Reporter reporter;
    private final boolean implicitInput;
    private final Wiring wiring;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Position> positions = new LinkedHashMap<>();
    private String previous = Wiring.INPUT;
    private final TieRules ties;
    private final PaddedSequences padded;
    private final Map<String, @Nullable Node> ends = new HashMap<>();
    private final List<SilentNoise> silent = new ArrayList<>();
    private final Set<Node> biased = new HashSet<>();

    private GraphBuilder(NetworkDeclaration network, Reporter reporter) {
        this.network = network;
        this.reporter = reporter;
        this.ties = new TieRules(reporter);
        this.padded = new PaddedSequences(InputLengths.byInput(network.nodes()).keySet(), reporter);
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
        new NameRules(reporter)
                .check(network.nodes(), implicitInput, network.network().isSet("padding"));
        new InitRules(reporter).check(network);
        if (implicitInput && network.network().isReadable()) {
            Shape shape = new InputRules(reporter).declared(network.network(), "input");
            Op op = shape == null
                    ? null
                    : new InputOp(shape, false, new InputRules(reporter).padding(network.network(), shape));
            ends.put(
                    Wiring.INPUT,
                    add(
                            Wiring.INPUT,
                            Facet.LAYER,
                            op,
                            List.of(),
                            network.network().position("input")));
        }
        network.nodes().forEach(this::expand);
        Graph graph = new OutputRules(network.nodes(), reporter).graph(nodes, ends, this::traces);
        if (graph != null) {
            padded.checkOutputs(graph, positions);
            checkSize(graph);
        }
        return graph == null || reporter.hasErrors() ? null : new Built(graph, positions, silent, biased);
    }

    private void checkSize(Graph graph) {
        int declared = network.nodes().size();
        long learnt = graph.nodes().stream()
                .flatMap(n -> n.op().parameters().stream())
                .filter(p -> p.role() != Parameter.Role.STATE)
                .count();
        if (declared > MOST_NODES || learnt > MOST_PARAMETERS) {
            reporter.report(
                    Message.NETWORK_TOO_LARGE,
                    network.network().position(),
                    declared,
                    learnt,
                    MOST_NODES,
                    MOST_PARAMETERS);
        }
    }

    private void expand(NodeDeclaration declared) {
        if (!declared.isReadable()) {
            return;
        }
        if (InputLengths.isDeclaredBy(declared)) {
            Op op = new InputLengths(network.nodes(), reporter).op(declared, ends);
            ends.put(declared.name(), add(declared, Facet.LAYER, op, List.of(), declared.position()));
            return;
        }
        List<Node> sources = sources(declared);
        Kind kind = declared.kind();
        Node node = null;
        if (kind != null) {
            Mirror annotation = kind.isExampleNorm()
                    ? declared.exampleNorm()
                    : kind == Kind.MULTIHEAD_ATTENTION ? declared.attention() : declared.layer();
            Problems problems = problems(declared, annotation);
            List<Shape> shapes = sources.stream().map(Node::shape).toList();
            if (kind != Kind.EMBEDDING && shapes.stream().anyMatch(Shape::isTokens)) {
                problems.report(
                        Message.SHAPE_TOKENS,
                        "",
                        declared.title(),
                        shapes.getFirst().describe());
                shapes = List.of();
            }
            Shape first = shapes.isEmpty() ? null : shapes.getFirst();
            LayerBuilder builder = new LayerBuilder(declared, network.init(), wiring, shapes, reporter);
            Op op;
            if (kind == Kind.SHORTCUT) {
                Node target = target(declared);
                op = builder.shortcut(first, shape(target), target != null && slides(target), problems);
            } else {
                op = builder.build(kind, first, problems);
            }
            node = add(declared, Facet.LAYER, ties.check(declared, op), sources, declared.position());
            ties.add(declared, node);
            if (node != null && declared.layer().isSet("bias")) {
                biased.add(node);
            }
        }
        ends.put(declared.name(), facets(declared, node));
        previous = declared.name();
    }

    /** The node whose shape a shortcut has to reach: the one before it in the source, or another. */
    private @Nullable Node target(NodeDeclaration declared) {
        Value<String> to = declared.match().string("to");
        if (to.isSet() && !ends.containsKey(to.value())) {
            reporter.report(Message.SHORTCUT_TO, to.position(), to.value());
            return null;
        }
        return ends.get(to.isSet() ? to.value() : previous);
    }

    /** Whether a node's shape comes from a window that slides. */
    private static boolean slides(Node end) {
        Node layer = end;
        while (layer.facet() != Facet.LAYER) {
            layer = layer.inputs().getFirst();
        }
        return layer.op() instanceof ConvOp || layer.op() instanceof ConvTransposeOp || layer.op() instanceof PoolOp;
    }

    /** The nodes that a node reads; none where one of them is not known. */
    private List<Node> sources(NodeDeclaration declared) {
        List<String> names = wiring.sources(declared.name());
        List<Node> known =
                names.stream().map(ends::get).filter(Objects::nonNull).toList();
        for (Node read : known) {
            if (read.op() instanceof InputLengthsOp l) {
                reporter.report(Message.LENGTHS_READ, declared.layer().position("from"), read.name(), l.of(), l.of());
                return List.of();
            }
        }
        return known.size() == names.size() ? known : List.of();
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
        if (declared.exampleNorm().isPresent() && !(kind != null && kind.isExampleNorm())) {
            Op op = new GroupNormBuilder(declared, reporter)
                    .facet(shape(node), problems(declared, declared.exampleNorm()));
            node = facet(declared, Facet.NORM, op, node, declared.exampleNorm());
        }
        if (declared.activation().isPresent() && !(kind != null && kind.isActivation())) {
            node = facet(declared, Facet.ACTIVATION, facets.activation(shape(node)), node, declared.activation());
        }
        if (!declared.dropouts().isEmpty()) {
            Mirror dropout = declared.dropouts().getFirst();
            Op op = new DropoutBuilder(declared, reporter).build(dropout, shape(node), problems(declared, dropout));
            node = facet(declared, Facet.DROPOUT, op, node, dropout);
        }
        return node;
    }

    private @Nullable Node facet(
            NodeDeclaration declared, Facet facet, @Nullable Op op, @Nullable Node before, Mirror mirror) {
        if (before == null) {
            return null;
        }
        if (before.shape().isTokens()) {
            reporter.report(
                    Message.SHAPE_TOKENS,
                    mirror.position(),
                    "@" + mirror.simpleName(),
                    before.shape().describe());
            return before;
        }
        if (declared.frozen() && facet == Facet.DROPOUT) {
            if (declared.isFrozenItself()) {
                silent.add(SilentNoise.ofFacet(mirror));
            }
            return before;
        }
        Node node = add(declared, facet, op, List.of(before), mirror.position());
        return node == null ? before : node;
    }

    private @Nullable Node add(
            NodeDeclaration declared, Facet facet, @Nullable Op op, List<Node> sources, Position position) {
        if (op == null) {
            return null;
        }
        String tied = facet == Facet.LAYER ? ties.owner(declared) : null;
        boolean frozen = declared.frozen();
        Op behind = padded.behind(sources, op, declared);
        Op last = frozen ? behind.withoutNoise() : behind;
        if (declared.isFrozenItself() && behind.drawsNoise() && !last.drawsNoise()) {
            silent.addAll(SilentNoise.ofLayer(declared));
        }
        List<Node> all = padded.read(last, sources, lengths -> add(lengths, position));
        Node node = new Node(declared.name(), facet, last, all, frozen, tied);
        padded.add(node, sources, position);
        return add(node, position);
    }

    private @Nullable Node add(String name, Facet facet, @Nullable Op op, List<Node> sources, Position position) {
        if (op == null) {
            return null;
        }
        Node node = new Node(name, facet, op, sources);
        padded.add(node, sources, position);
        return add(node, position);
    }

    private Node add(Node node, Position position) {
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
                    ? isOfLayer(annotation) ? declared.position() : annotation.position()
                    : annotation.position(member);
            explain(message, declared, position, args);
        };
    }

    /** Whether an annotation is about the layer itself, and not about a facet. */
    private static boolean isOfLayer(Mirror annotation) {
        return annotation.simpleName().equals("Layer")
                || annotation.simpleName().equals("Attention");
    }

    private void explain(Message message, NodeDeclaration declared, Position position, Object... args) {
        List<String> facts = message.isAboutShapes() ? traces(declared) : List.of();
        reporter.explain(message, position, facts, args);
    }

    /** How the shapes came about that a node reads, one line for each. */
    private List<String> traces(NodeDeclaration declared) {
        return wiring.pathsTo(declared.name()).stream()
                .map(path -> ShapeTrace.of(path.stream().map(this::step).toList(), step(declared.name())))
                .toList();
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
            case 1 -> shape.isTokens() ? "tokens" : "vector";
            case 2 -> "sequence";
            case 4 -> "volume";
            default -> "image";
        };
    }
}
