package synapt.processor.check;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import synapt.processor.graph.Graph;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.DropoutOp;
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
                Paths.before(node, n -> isTransparent(n) && isReadOnce.test(n))
                        .filter(n -> n.op() instanceof LinearOp first
                                && isReadOnce.test(n)
                                && first.positions() == second.positions()
                                && first.out() >= Math.min(first.features(), second.out()))
                        .ifPresent(n -> reporter.report(
                                Message.ACTIVATION_MISSING, network.position(node), n.name(), n.name()));
            }
        }
    }

    private static boolean isTransparent(Node n) {
        return Paths.keepsElements(n) || n.op() instanceof DropoutOp;
    }
}
