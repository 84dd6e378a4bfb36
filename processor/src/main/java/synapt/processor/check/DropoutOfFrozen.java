package synapt.processor.check;

import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** A frozen node is as in evaluation, so that it drops nothing. Whoever wrote both on one node may expect it to. */
final class DropoutOfFrozen implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        network.silent().forEach(s -> reporter.report(Message.DROPOUT_FROZEN, s.position(), s.what(), s.remedy()));
    }
}
