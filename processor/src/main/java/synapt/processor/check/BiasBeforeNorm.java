package synapt.processor.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synapt.processor.graph.Graph;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.JoinOp;
import synapt.processor.op.Parameter.Role;
import synapt.processor.op.ReshapeOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/**
 * A batch normalisation subtracts the mean of each channel, and with it any bias that was added before, by the layer itself or by
 * another summand. Published networks have such biases because it is the default, so only one that was asked for is told of.
 */
final class BiasBeforeNorm implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        if (network.biased().isEmpty()) {
            return;
        }
        Map<Node, List<Node>> readers = network.graph().readers();
        for (Node node : network.biased()) {
            if (node.op().parameters().stream().anyMatch(p -> p.role() == Role.BIAS) && !node.frozen()) {
                norm(network.graph(), readers, node)
                        .ifPresent(norm -> reporter.report(Message.NORM_BIAS, network.position(node), of(norm, node)));
            }
        }
    }

    /** The normalisation that all which is made of a node's result goes through. */
    private static Optional<Node> norm(Graph graph, Map<Node, List<Node>> allReaders, Node node) {
        Node at = node;
        while (true) {
            List<Node> readers = allReaders.getOrDefault(at, List.of());
            if (readers.size() != 1 || graph.isOutput(at)) {
                return Optional.empty();
            }
            at = readers.getFirst();
            if (at.op() instanceof BatchNormOp) {
                return at.frozen() ? Optional.empty() : Optional.of(at);
            }
            if (!keepsMeans(at)) {
                return Optional.empty();
            }
        }
    }

    private static boolean keepsMeans(Node n) {
        return Paths.keepsElements(n) && !(n.op() instanceof ReshapeOp)
                || n.op() instanceof JoinOp j && (j.kind() == JoinOp.Kind.ADD || j.kind() == JoinOp.Kind.SUBTRACT);
    }

    private static String of(Node norm, Node biased) {
        return norm.facet() == Node.Facet.LAYER
                ? norm.name()
                : norm.name().equals(biased.name()) ? "behind it" : "of " + norm.name();
    }
}
