package synapt.processor.graph;

import org.jspecify.annotations.Nullable;
import synapt.processor.op.DropoutKind;
import synapt.processor.op.DropoutKind.Law;
import synapt.processor.op.DropoutKind.Mask;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.Problems;
import synapt.processor.op.RateSource;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** The operation of a node's dropout, and where its rate comes from. */
final class DropoutBuilder {

    private final NodeDeclaration node;
    private final Reporter reporter;

    DropoutBuilder(NodeDeclaration node, Reporter reporter) {
        this.node = node;
        this.reporter = reporter;
    }

    /** The operation; null after a message, or where its input's shape is not known. */
    @Nullable
    DropoutOp build(Mirror dropout, @Nullable Shape input, Problems problems) {
        DropoutKind kind = DropoutKind.titled(dropout.simpleName());
        Value<Double> rate = dropout.real(member(kind));
        if (!rate.isSet()) {
            return null; // which was said
        }
        boolean right = isRate(kind, rate);
        RateSource source = right ? source(kind, dropout, rate.value()) : null;
        Value<Integer> size = kind.mask() == Mask.BLOCK ? dropout.integer("size") : null;
        if (size != null && size.value() < 1) {
            reporter.report(Message.DROPOUT_BLOCK, size.position(), size.value(), "any input", "1 or more");
            right = false;
        }
        if (!right || source == null || input == null) {
            return null;
        }
        // A custom layer has the node's own stream; decisions after it must not repeat those within it.
        String stream = node.kind() == Kind.CUSTOM ? node.name() + "." + Node.Facet.DROPOUT.suffix() : node.name();
        return DropoutOp.of(input, kind, source, size == null ? 0 : size.value(), stream, problems);
    }

    private static String member(DropoutKind kind) {
        return kind.law() == Law.ADDED ? "std" : "p";
    }

    private @Nullable RateSource source(DropoutKind kind, Mirror dropout, double rate) {
        boolean adjustable = dropout.bool("adjustable").value();
        Mirror ramp = node.ramp();
        if (!ramp.isPresent()) {
            return adjustable ? new RateSource.Adjustable(rate) : new RateSource.Constant(rate);
        }
        if (adjustable) {
            reporter.report(
                    Message.DROPOUT_RAMP,
                    ramp.position(),
                    "goes with a dropout that is adjustable",
                    "keep one; rates() takes a schedule too");
            return null;
        }
        Value<Double> from = ramp.real("from");
        Value<Integer> steps = ramp.integer("steps");
        if (steps.value() < 1) {
            reporter.report(
                    Message.DROPOUT_RAMP, steps.position(), "takes " + steps.value() + " steps", "use 1 or more");
            return null;
        }
        return isRate(kind, from) ? new RateSource.Ramp(rate, from.value(), steps.value()) : null;
    }

    private boolean isRate(DropoutKind kind, Value<Double> rate) {
        double p = rate.value();
        if (kind.law() == Law.ADDED) {
            boolean right = p >= 0 && p <= Float.MAX_VALUE;
            if (!right) {
                reporter.report(Message.DROPOUT_DEVIATION, rate.position(), p);
            }
            return right;
        }
        if (!(p >= 0 && p <= 1)) {
            boolean percent = p > 1 && p <= 100 && p == Math.rint(p);
            String hint = percent ? "; did you mean " + p / 100 + "?" : "";
            reporter.report(Message.DROPOUT_RATE, rate.position(), p, hint);
            return false;
        }
        if (p == 1 && kind.law() == Law.GAUSSIAN) {
            reporter.report(Message.DROPOUT_INFINITE, rate.position());
            return false;
        }
        return true;
    }
}
