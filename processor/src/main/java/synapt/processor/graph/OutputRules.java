package synapt.processor.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Graph.Output;
import synapt.processor.op.InputLengthsOp;
import synapt.processor.op.Op;
import synapt.processor.op.ViewOp;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** A network's outputs: those that are marked, its last node among them, each of a shape that its loss takes. */
final class OutputRules {

    private final List<NodeDeclaration> declared;
    private final Reporter reporter;

    OutputRules(List<NodeDeclaration> declared, Reporter reporter) {
        this.declared = declared;
        this.reporter = reporter;
    }

    /** The whole graph; null after a message, or where an output is not known. */
    @Nullable
    Graph graph(List<Node> nodes, Map<String, @Nullable Node> ends, Function<NodeDeclaration, List<String>> traces) {
        if (declared.isEmpty()) {
            return null;
        }
        NodeDeclaration last = declared.getLast();
        List<NodeDeclaration> marked =
                declared.stream().filter(n -> n.output().isPresent()).toList();
        if (!marked.isEmpty() && marked.getLast() != last) {
            reporter.report(Message.OUTPUT_LAST, marked.getLast().output().position(), last.name(), last.name());
        }
        List<NodeDeclaration> ours = marked.isEmpty() ? List.of(last) : marked;
        List<Output> outputs = new ArrayList<>();
        for (NodeDeclaration node : ours) {
            Node end = ends.get(node.name());
            if (end == null || !node.output().isReadable()) {
                continue;
            }
            String loss = node.output().constant("loss").value();
            LossSpec spec = new LossRules(node.output(), reporter).read(end.shape());
            if (spec.isClassesFirst(end.shape()) && !node.output().isSet("loss")) {
                reporter.explain(Message.LOSS_SHAPE, position(node), traces.apply(node), end.shape(), loss, loss);
            }
            outputs.stream()
                    .filter(o -> source(o.node()) == source(end))
                    .findFirst()
                    .ifPresent(o -> reporter.report(Message.OUTPUT_SAME, position(node), o.name()));
            outputs.add(new Output(node.name(), end, spec, weight(node, loss)));
        }
        if (outputs.size() < ours.size()) {
            return null;
        }
        Graph graph = new Graph(nodes, outputs);
        unusedInputs(graph);
        return graph;
    }

    private static Position position(NodeDeclaration node) {
        return node.output().isPresent() ? node.output().position() : node.position();
    }

    private double weight(NodeDeclaration node, String loss) {
        Value<Double> weight = node.output().real("weight");
        if (!(weight.value() > 0 && Double.isFinite(weight.value()))) {
            reporter.report(
                    Message.OUTPUT_WEIGHT, weight.position(), weight.value(), "not positive; use a number such as 0.1");
        } else if (weight.isSet() && loss.equals("NONE")) {
            reporter.report(
                    Message.OUTPUT_WEIGHT,
                    weight.position(),
                    weight.value(),
                    "without effect where there is no loss; remove it, and weigh the gradient that you give");
        }
        return weight.value();
    }

    /** Where a node's values come from, past what moves nothing. */
    private static Node source(Node node) {
        return node.op() instanceof ViewOp ? source(node.inputs().getFirst()) : node;
    }

    private void unusedInputs(Graph graph) {
        if (graph.inputs().size() == 1) {
            return; // all else reads from it
        }
        Set<Node> live = new HashSet<>();
        List<Node> open =
                new ArrayList<>(graph.outputs().stream().map(Output::node).toList());
        while (!open.isEmpty()) {
            Node n = open.removeLast();
            if (live.add(n)) {
                open.addAll(n.inputs());
            }
        }
        for (NodeDeclaration node : declared) {
            graph.inputs().stream()
                    .filter(n -> n.name().equals(node.name()) && !live.contains(n))
                    .forEach(n -> unusedInput(n.op(), node));
        }
    }

    private void unusedInput(Op op, NodeDeclaration node) {
        if (!(op instanceof InputLengthsOp lengths)) {
            reporter.report(Message.INPUT_UNUSED, node.position(), node.name());
        } else if (!reporter.hasErrors()) { // which may be why nothing reads them
            reporter.report(Message.LENGTHS_UNUSED, node.position(), lengths.of());
        }
    }
}
