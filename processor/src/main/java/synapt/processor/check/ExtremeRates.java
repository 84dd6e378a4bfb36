package synapt.processor.check;

import java.util.List;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.DropoutKind.Law;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.NoiseRate;
import synapt.processor.op.RateSource;
import synapt.processor.op.RecurrentOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Dropping nothing or everything does what it says, but is seldom meant. A rate that changes may well be 0 at times. */
final class ExtremeRates implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        for (Node node : network.graph().nodes()) {
            for (NoiseRate rate : node.facet() == Node.Facet.DROPOUT
                    ? List.<NoiseRate>of()
                    : node.op().rates()) {
                boolean keeps = node.op() instanceof RecurrentOp r && r.noise().keeps(rate);
                if (rate.declared() == 0 && rate.source() instanceof RateSource.Constant) {
                    String what = keeps ? "p = 0 keeps nothing" : "p = 0 drops nothing";
                    reporter.report(Message.DROPOUT_USELESS, network.declared(node), what);
                } else if (rate.declared() == 1) {
                    Message message = keeps ? Message.ZONEOUT_EVERYTHING : Message.DROPOUT_EVERYTHING;
                    reporter.report(message, network.declared(node));
                }
            }
            if (node.op() instanceof DropoutOp drop) {
                boolean adds = drop.kind().law() == Law.ADDED;
                if (drop.p() == 0 && drop.rate() instanceof RateSource.Constant) {
                    reporter.report(
                            Message.DROPOUT_USELESS,
                            network.position(node),
                            adds ? "std = 0 adds nothing" : "p = 0 drops nothing");
                } else if (drop.p() == 1 && !adds) {
                    reporter.report(Message.DROPOUT_EVERYTHING, network.position(node));
                }
            }
        }
    }
}
