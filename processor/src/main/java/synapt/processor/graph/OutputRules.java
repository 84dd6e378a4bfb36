package synapt.processor.graph;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.report.Message;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** A network has one output, its last node, of a shape that its loss takes. */
final class OutputRules {

    private final List<NodeDeclaration> declared;
    private final Reporter reporter;

    OutputRules(List<NodeDeclaration> declared, Reporter reporter) {
        this.declared = declared;
        this.reporter = reporter;
    }

    /** The whole graph; null after a message, or where the output is not known. */
    @Nullable
    Graph graph(List<Node> nodes, Map<String, @Nullable Node> ends, Function<NodeDeclaration, List<String>> traces) {
        List<NodeDeclaration> marked =
                declared.stream().filter(n -> n.output().isPresent()).toList();
        if (declared.isEmpty()) {
            return null;
        }
        NodeDeclaration last = declared.getLast();
        for (int i = 1; i < marked.size(); i++) {
            reporter.report(
                    Message.OUTPUT_TWICE,
                    marked.get(i).output().position(),
                    marked.getFirst().name());
        }
        if (marked.size() == 1 && marked.getFirst() != last) {
            reporter.report(Message.OUTPUT_LAST, marked.getFirst().output().position(), last.name());
        }
        Node output = ends.get(last.name());
        if (output == null || !last.output().isReadable()) {
            return null;
        }
        String loss = last.output().constant("loss").value();
        LossSpec spec = new LossRules(last.output(), reporter).read(output.shape());
        boolean ofPositions = LossRules.isOfPositions(loss, output.shape());
        if (!loss.equals("NONE") && !output.shape().isVector() && !ofPositions) {
            Position position = last.output().isPresent() ? last.output().position() : last.position();
            reporter.explain(Message.LOSS_SHAPE, position, traces.apply(last), loss, output.shape());
        }
        return new Graph(nodes, output, spec);
    }
}
