package synapt.processor.check;

import java.math.BigDecimal;
import java.math.MathContext;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.DropoutKind;
import synapt.processor.op.DropoutKind.Mask;
import synapt.processor.op.DropoutOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Two dropouts with nothing between are one with a higher rate. */
final class DropoutsInARow implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        for (Node node : network.graph().nodes()) {
            if (node.op() instanceof DropoutOp second && second.p() > 0) {
                Node before = Paths.before(node, Paths::keepsElements).orElse(node);
                if (before != node
                        && before.op() instanceof DropoutOp first
                        && first.p() > 0
                        && areAlike(first.kind(), second.kind())) {
                    reporter.report(
                            Message.DROPOUT_IN_A_ROW,
                            network.position(node),
                            "of " + before.name(),
                            together(first.p(), second.p()));
                }
            }
        }
    }

    /** Whether both drop parts of examples in the same way; noise of another sort is a choice. */
    private static boolean areAlike(DropoutKind first, DropoutKind second) {
        return first.law() == second.law()
                && first.drops()
                && first.mask() != Mask.EXAMPLE
                && second.mask() != Mask.EXAMPLE;
    }

    private static String together(double first, double second) {
        BigDecimal kept = new BigDecimal(1 - first).multiply(new BigDecimal(1 - second));
        return BigDecimal.ONE
                .subtract(kept)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
