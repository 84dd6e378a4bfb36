package synapt.processor.check;

import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.DropoutOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Dropping nothing or everything does what it says, but is seldom meant. An adjustable rate may well start at 0. */
final class ExtremeRates implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        for (Node node : network.graph().nodes()) {
            if (node.op() instanceof DropoutOp drop) {
                if (drop.p() == 0 && !drop.adjustable()) {
                    reporter.report(Message.DROPOUT_USELESS, network.position(node));
                } else if (drop.p() == 1) {
                    reporter.report(Message.DROPOUT_EVERYTHING, network.position(node));
                }
            }
        }
    }
}
