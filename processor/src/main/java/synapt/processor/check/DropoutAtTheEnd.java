package synapt.processor.check;

import java.util.Optional;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.DropoutOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Dropout between the last layer and the loss hides answers from the loss. */
final class DropoutAtTheEnd implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        network.graph().outputs().forEach(o -> check(o.node(), network, reporter));
    }

    private static void check(Node output, Built network, Reporter reporter) {
        Optional<Node> end =
                Paths.keepsElements(output) ? Paths.before(output, Paths::keepsElements) : Optional.of(output);
        end.filter(n -> n.op() instanceof DropoutOp d && d.kind().drops())
                .ifPresent(n -> reporter.report(Message.DROPOUT_LAST, network.position(n)));
    }
}
