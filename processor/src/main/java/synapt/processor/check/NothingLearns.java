package synapt.processor.check;

import synapt.processor.graph.Graph;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.Parameter;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** A network whose parameters are all frozen can be trained, to no effect. */
final class NothingLearns implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        Graph graph = network.graph();
        boolean hasParameters = graph.nodes().stream().anyMatch(NothingLearns::hasParameters);
        if (hasParameters && graph.nodes().stream().allMatch(n -> n.frozen() || !hasParameters(n))) {
            reporter.report(Message.FROZEN_ALL, network.declared(graph.output()));
        }
    }

    private static boolean hasParameters(Node n) {
        return n.op().parameters().stream().anyMatch(p -> p.role() != Parameter.Role.STATE);
    }
}
