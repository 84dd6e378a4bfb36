package synapt.processor.check;

import java.util.Set;
import synapt.processor.graph.Graph.Loss;
import synapt.processor.graph.Graph.Output;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.InputOp;
import synapt.processor.op.PreluOp;
import synapt.processor.op.SoftmaxOp;
import synapt.processor.op.SoftplusOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Cross entropies take a logit, any number, for each of several classes; others take logarithms of probabilities. */
final class LossInput implements Checks.Check {

    private static final Set<Loss> SOFTMAX = Set.of(Loss.CROSS_ENTROPY, Loss.SOFT_CROSS_ENTROPY);

    @Override
    public void check(Built network, Reporter reporter) {
        network.graph().outputs().forEach(o -> check(o, network, reporter));
    }

    private static void check(Output o, Built network, Reporter reporter) {
        Loss loss = o.loss().function();
        Node output = o.node();
        if (SOFTMAX.contains(loss) && output.shape().dim(output.shape().rank() - 1) == 1) {
            reporter.report(Message.LOSS_ONE_CLASS, network.declared(output));
        }
        Node end = passed(output) ? Paths.before(output, LossInput::passed).orElse(output) : output;
        switch (loss) {
            case CROSS_ENTROPY, SOFT_CROSS_ENTROPY, BCE_WITH_LOGITS -> {
                if (isActivation(end)) {
                    String contained = SOFTMAX.contains(loss) ? "softmax" : "sigmoid";
                    reporter.report(
                            Message.LOSS_LOGITS, network.position(end), end.op().describe(), loss, contained);
                }
            }
            case NLL, KL_DIV -> {
                if (!(end.op() instanceof SoftmaxOp s && s.log()) && !(end.op() instanceof InputOp)) {
                    reporter.report(
                            Message.LOSS_LOG_PROBABILITIES,
                            network.position(end),
                            end.op().describe(),
                            loss,
                            loss == Loss.NLL ? ", or use CROSS_ENTROPY" : "");
                }
            }
            default -> {}
        }
    }

    private static boolean isActivation(Node n) {
        return switch (n.op()) {
            case ActivationOp a -> true;
            case SoftplusOp s -> true;
            case SoftmaxOp s -> true;
            case PreluOp p -> true;
            default -> false;
        };
    }

    private static boolean passed(Node n) {
        return Paths.keepsElements(n) || n.op() instanceof DropoutOp;
    }
}
