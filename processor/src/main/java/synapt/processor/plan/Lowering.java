package synapt.processor.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.CustomOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.FlattenOp;
import synapt.processor.op.LinearOp;
import synapt.processor.op.Op;
import synapt.processor.op.RateSource;
import synapt.processor.op.ReshapeOp;
import synapt.processor.op.ViewOp;

/** Leaves out of a graph what no pass computes: nodes that move nothing, nodes without a path to the output, and noise of rate 0. */
public final class Lowering {

    private Lowering() {}

    /** The graph of what is computed, with noise. */
    public static Graph train(Graph graph) {
        return without(graph, op -> movesNothing(op) || isAlwaysSilent(op));
    }

    /** Whether an operation exists in training only. */
    public static boolean isNoise(Op op) {
        return op instanceof DropoutOp || op instanceof CustomOp custom && custom.trainOnly();
    }

    /** Whether there is a pass with noise, be it of rate 0. */
    public static boolean hasNoise(Graph graph) {
        return live(graph).stream().anyMatch(n -> isNoise(n.op()) || n.op().drawsNoise());
    }

    /** Whether a dropout drops nothing, and never will; then what is around it is computed as if it were not there. */
    private static boolean isAlwaysSilent(Op op) {
        return op instanceof DropoutOp drop && drop.p() == 0 && drop.rate() instanceof RateSource.Constant;
    }

    private static boolean movesNothing(Op op) {
        return op instanceof ViewOp;
    }

    /**
     * Whether each operation finds its input in single layout where it expects it. That layout depends on the shape, so a change
     * of shape that moves nothing in blocks does there; a linear layer alone looks at the shape from before.
     */
    public static boolean hasSingleLayout(Graph graph) {
        Map<Node, List<Node>> readers = graph.readers();
        return graph.nodes().stream()
                .filter(n -> n.op() instanceof FlattenOp || n.op() instanceof ReshapeOp)
                .allMatch(n -> n.op() instanceof FlattenOp && onlyLinearsRead(n, readers));
    }

    private static boolean onlyLinearsRead(Node n, Map<Node, List<Node>> readers) {
        return readers.getOrDefault(n, List.of()).stream()
                .allMatch(c -> c.op() instanceof LinearOp
                        || (movesNothing(c.op()) || isNoise(c.op())) && onlyLinearsRead(c, readers));
    }

    private static Graph without(Graph graph, Predicate<Op> omitted) {
        Set<Node> live = live(graph);
        Map<Node, Node> kept = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (Node n : graph.nodes()) {
            if (!live.contains(n)) {
                continue;
            }
            if (omitted.test(n.op())) {
                kept.put(n, kept.get(n.inputs().getFirst()));
                continue;
            }
            Node copy = n.with(n.op(), n.inputs().stream().map(kept::get).toList());
            kept.put(n, copy);
            nodes.add(copy);
        }
        List<Graph.Output> outputs = graph.outputs().stream()
                .map(o -> new Graph.Output(o.name(), requireNonNull(kept.get(o.node())), o.loss(), o.weight()))
                .toList();
        return new Graph(nodes, outputs);
    }

    private static Set<Node> live(Graph graph) {
        Set<Node> live = new HashSet<>();
        live.addAll(graph.inputs());
        List<Node> open = new ArrayList<>();
        graph.outputs().forEach(o -> open.add(o.node()));
        while (!open.isEmpty()) {
            Node n = open.removeLast();
            if (live.add(n)) {
                open.addAll(n.inputs());
            }
        }
        return live;
    }
}
