package synapt.processor.check;

import synapt.processor.graph.Graph;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Cross entropy takes a logit, any number, for each of several classes. */
final class LossInput implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        network.graph().outputs().stream()
                .filter(o -> o.loss() == Graph.Loss.CROSS_ENTROPY)
                .forEach(o -> check(o.node(), network, reporter));
    }

    private static void check(Node output, Built network, Reporter reporter) {
        if (output.shape().size() == 1) {
            reporter.report(Message.LOSS_ONE_CLASS, network.declared(output));
        }
        Node end = passed(output) ? Paths.before(output, LossInput::passed).orElse(output) : output;
        if (end.op() instanceof ActivationOp activation) {
            reporter.report(Message.LOSS_LOGITS, network.position(end), activation.describe());
        }
    }

    private static boolean passed(Node n) {
        return Paths.keepsElements(n) || n.op() instanceof DropoutOp;
    }
}
