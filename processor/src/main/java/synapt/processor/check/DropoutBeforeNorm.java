package synapt.processor.check;

import java.util.HashSet;
import java.util.Set;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.ConcatOp;
import synapt.processor.op.DropoutKind.Law;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.PoolOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Dropout raises the variance that batch normalisation records and evaluation does not have (Li et al. 2019). */
final class DropoutBeforeNorm implements Checks.Check {

    @Override
    public void check(Built network, Reporter reporter) {
        Set<Node> told = new HashSet<>();
        for (Node norm : network.graph().nodes()) {
            if (norm.op() instanceof BatchNormOp) {
                Paths.allBefore(norm, DropoutBeforeNorm::hasNoWeights).stream()
                        .filter(n -> n.op() instanceof DropoutOp drop
                                && drop.p() > 0
                                && drop.kind().law() != Law.ALPHA)
                        .filter(told::add)
                        .forEach(n -> reporter.report(Message.DROPOUT_BEFORE_NORM, network.position(n), of(norm)));
            }
        }
    }

    /** A Concat leaves channels as they are; in a sum, what is not dropped may outweigh the rest. */
    private static boolean hasNoWeights(Node n) {
        return Paths.keepsElements(n)
                || n.op() instanceof ConcatOp
                || n.op() instanceof ActivationOp
                || n.op() instanceof PoolOp;
    }

    private static String of(Node norm) {
        return norm.facet() == Node.Facet.LAYER ? norm.name() : "of " + norm.name();
    }
}
