package synapt.processor.check;

import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.AttentionOp;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.ConvOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.EmbeddingOp;
import synapt.processor.op.Op;
import synapt.processor.op.PoolOp;
import synapt.processor.op.PositionPoolOp;
import synapt.processor.op.PositionsOp;
import synapt.processor.op.RecurrentOp;
import synapt.processor.op.ReshapeOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/**
 * Convolutions of sequences have their channels first, what attends or recurs has them last, here as in PyTorch. Both are shapes of two
 * dimensions, so that a missing transposition compiles.
 */
final class SequenceOrder implements Checks.Check {

    private static final String CHANNELS_FIRST = "channels, length";
    private static final String POSITIONS_FIRST = "positions, features";

    @Override
    public void check(Built network, Reporter reporter) {
        for (Node node : network.graph().nodes()) {
            boolean wantsPositions = readsPositions(node.op());
            if (wantsPositions || readsChannels(node.op())) {
                Paths.before(node, SequenceOrder::keepsOrder)
                        .filter(n -> wantsPositions ? givesChannels(n.op()) : givesPositions(n.op()))
                        .ifPresent(n -> reporter.report(
                                Message.SEQUENCE_ORDER,
                                network.declared(node),
                                wantsPositions ? POSITIONS_FIRST : CHANNELS_FIRST,
                                n.name(),
                                wantsPositions ? CHANNELS_FIRST : POSITIONS_FIRST));
            }
        }
    }

    private static boolean readsPositions(Op op) {
        return op instanceof RecurrentOp || op instanceof AttentionOp || op instanceof PositionPoolOp;
    }

    /** With a kernel of 1, positions as channels are a choice: it mixes them. */
    private static boolean readsChannels(Op op) {
        return op instanceof ConvOp c
                && c.slides().size() == 1
                && c.slides().getFirst().kernel() > 1;
    }

    private static boolean givesChannels(Op op) {
        return op instanceof ConvOp;
    }

    private static boolean givesPositions(Op op) {
        return op instanceof EmbeddingOp
                || op instanceof RecurrentOp
                || op instanceof AttentionOp
                || op instanceof PositionsOp;
    }

    private static boolean keepsOrder(Node n) {
        return Paths.keepsElements(n) && !(n.op() instanceof ReshapeOp)
                || n.op() instanceof ActivationOp
                || n.op() instanceof DropoutOp
                || n.op() instanceof BatchNormOp
                || n.op() instanceof PoolOp;
    }
}
