package synapt.processor.check;

import synapt.processor.graph.Graph;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** What nobody reads is the end of a path that leads nowhere. */
final class UnusedNodes implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        Graph graph = network.graph();
        for (Node node : graph.nodes()) {
            if (node != graph.output() && graph.consumers(node).isEmpty()) {
                reporter.report(
                        Message.WIRING_UNUSED,
                        network.declared(node),
                        graph.output().name(),
                        node.name());
            }
        }
    }
}
