package synapt.processor.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import synapt.processor.graph.Graph;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** What nobody reads is the end of a path that leads nowhere. */
final class UnusedNodes implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        Graph graph = network.graph();
        Set<Node> read = new HashSet<>();
        graph.nodes().forEach(n -> read.addAll(n.inputs()));
        for (Node node : graph.nodes()) {
            if (!graph.isOutput(node) && !read.contains(node)) {
                reporter.report(Message.WIRING_UNUSED, network.declared(node), outputs(graph), node.name());
            }
        }
    }

    /** {@code the output fc}, or {@code the outputs a, b}. */
    private static String outputs(Graph graph) {
        List<String> names = graph.outputs().stream().map(Graph.Output::name).toList();
        return (names.size() == 1 ? "the output " : "the outputs ") + Suggest.list(names);
    }
}
