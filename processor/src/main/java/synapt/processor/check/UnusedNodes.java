package synapt.processor.check;

import java.util.HashSet;
import java.util.Set;
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
        Set<Node> read = new HashSet<>();
        graph.nodes().forEach(n -> read.addAll(n.inputs()));
        for (Node node : graph.nodes()) {
            if (node != graph.output() && !read.contains(node)) {
                reporter.report(
                        Message.WIRING_UNUSED,
                        network.declared(node),
                        graph.output().name(),
                        node.name());
            }
        }
    }
}
