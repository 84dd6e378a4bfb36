package synapt.processor.check;

import java.util.Optional;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.ActivationOp.Function;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.DropoutKind;
import synapt.processor.op.DropoutKind.Law;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.InputOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** SELUs keep mean 0 and variance 1, and so does alpha dropout behind them; either alone does not (Klambauer et al. 2017). */
final class DropoutBehindSelu implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        for (Node node : network.graph().nodes()) {
            if (node.op() instanceof DropoutOp drop) {
                Optional<Node> before = Paths.before(node, Paths::keepsElements);
                before.ifPresent(b -> check(network, node, drop, b, reporter));
            }
        }
    }

    private static void check(Built network, Node node, DropoutOp drop, Node before, Reporter reporter) {
        if (drop.kind().law() == Law.ALPHA && !isStandardised(before)) {
            reporter.report(
                    Message.DROPOUT_ALPHA,
                    network.position(node),
                    drop.kind().title(),
                    before.op().describe());
        }
        if (drop.kind().law() == Law.INVERTED && isSelu(before)) {
            alternative(drop.kind())
                    .ifPresent(k -> reporter.report(Message.DROPOUT_SELU, network.position(node), k.title()));
        }
    }

    private static Optional<DropoutKind> alternative(DropoutKind kind) {
        return switch (kind.mask()) {
            case ELEMENT -> Optional.of(DropoutKind.ALPHA_DROPOUT);
            case CHANNEL -> Optional.of(DropoutKind.FEATURE_ALPHA_DROPOUT);
            case FEATURE, EXAMPLE, BLOCK -> Optional.empty();
        };
    }

    /** Whether mean 0 and variance 1 may be expected of its result. An input's owner knows what it holds. */
    private static boolean isStandardised(Node n) {
        return isSelu(n) || n.op() instanceof InputOp || n.op() instanceof BatchNormOp;
    }

    private static boolean isSelu(Node n) {
        return n.op() instanceof ActivationOp a && a.function() == Function.SELU;
    }
}
