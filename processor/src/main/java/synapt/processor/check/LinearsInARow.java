package synapt.processor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import synapt.processor.graph.Graph;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.ConcatOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.JoinOp;
import synapt.processor.op.LinearOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/**
 * Two linear layers with no activation between can say no more than one could. Unless the first makes the vector narrower than both
 * ends: then it is a product of two thin matrices, which saves weights and may well be meant.
 */
final class LinearsInARow implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        Graph graph = network.graph();
        Map<Node, List<Node>> readers = graph.readers();
        // What others read too, or is an output, has a purpose besides.
        Predicate<Node> isReadOnce = n -> readers.getOrDefault(n, List.of()).size() == 1 && !graph.isOutput(n);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof LinearOp second) {
                List<Node> firsts = firsts(node.inputs().getFirst(), second, isReadOnce);
                if (!firsts.isEmpty()) {
                    String names = firsts.stream().map(Node::name).collect(Collectors.joining(" and "));
                    reporter.report(Message.ACTIVATION_MISSING, network.position(node), names, names);
                }
            }
        }
    }

    /** The layers of which a result is a linear map, each of them as well a part of {@code second}; none if it is more than that. */
    private static List<Node> firsts(Node at, LinearOp second, Predicate<Node> isReadOnce) {
        if (!isReadOnce.test(at)) {
            return List.of();
        }
        if (at.op() instanceof LinearOp first) {
            boolean isPart =
                    first.positions() == second.positions() && first.out() >= Math.min(first.features(), second.out());
            return isPart ? List.of(at) : List.of();
        }
        if (isTransparent(at) && !at.inputs().isEmpty()) {
            return firsts(at.inputs().getFirst(), second, isReadOnce);
        }
        if (!joinsLinearly(at)) {
            return List.of();
        }
        List<Node> all = new ArrayList<>();
        for (Node input : at.inputs()) {
            List<Node> some = firsts(input, second, isReadOnce);
            if (some.isEmpty()) {
                return List.of();
            }
            all.addAll(some);
        }
        return List.copyOf(all);
    }

    /** Whether a linear layer could do as well with what is joined. */
    private static boolean joinsLinearly(Node n) {
        return n.op() instanceof JoinOp j && (j.kind() == JoinOp.Kind.ADD || j.kind() == JoinOp.Kind.SUBTRACT)
                || n.op() instanceof ConcatOp c && c.axis() == c.output().rank() - 1;
    }

    private static boolean isTransparent(Node n) {
        return Paths.keepsElements(n) || n.op() instanceof DropoutOp;
    }
}
