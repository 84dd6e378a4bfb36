package synapt.processor.check;

import java.util.Optional;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.DropoutKind;
import synapt.processor.op.DropoutKind.Law;
import synapt.processor.op.DropoutKind.Mask;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.ReshapeOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/**
 * Neighbours in a convolution's channel tell nearly the same, so dropping one of them takes little away (Tompson et al. 2015); and
 * convolutions have few weights for what they see, so that high rates starve them.
 */
final class DropoutOfConvolutions implements Checks.Check {

    /** The highest rate that the classic experiments use. */
    private static final double HIGHEST = 0.5;

    @Override
    public void check(Built network, Reporter reporter) {
        for (Node node : network.graph().nodes()) {
            if (node.op() instanceof DropoutOp drop) {
                Paths.before(node, DropoutOfConvolutions::isPassed)
                        .filter(Paths::isConvolution)
                        .ifPresent(any -> check(network, node, drop, reporter));
            }
        }
    }

    private static void check(Built network, Node node, DropoutOp drop, Reporter reporter) {
        DropoutKind kind = drop.kind();
        if (kind == DropoutKind.DROPOUT && drop.p() > 0 && node.shape().positions() > 1) {
            channels(node.shape().rank())
                    .ifPresent(k -> reporter.report(Message.DROPOUT_ELEMENTS, network.position(node), k.title()));
        }
        boolean drops = kind.law() != Law.ADDED && kind.mask() != Mask.EXAMPLE;
        if (drops && drop.p() > HIGHEST && drop.p() < 1) {
            reporter.report(Message.DROPOUT_HIGH, network.position(node), drop.p(), HIGHEST);
        }
    }

    private static Optional<DropoutKind> channels(int rank) {
        return switch (rank) {
            case 2 -> Optional.of(DropoutKind.DROPOUT1D);
            case 3 -> Optional.of(DropoutKind.DROPOUT2D);
            case 4 -> Optional.of(DropoutKind.DROPOUT3D);
            default -> Optional.empty();
        };
    }

    private static boolean isPassed(Node n) {
        // Another shape has other channels.
        return Paths.keepsElements(n) && !(n.op() instanceof ReshapeOp)
                || n.op() instanceof ActivationOp
                || n.op() instanceof BatchNormOp;
    }
}
