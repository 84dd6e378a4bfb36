package synapt.processor.graph;

import org.jspecify.annotations.Nullable;
import synapt.processor.op.DropoutKind;
import synapt.processor.op.DropoutKind.Law;
import synapt.processor.op.DropoutKind.Mask;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.NoiseRate;
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
        RateSource source = source(dropout, kind.law() == Law.ADDED ? "std" : "p", kind.law());
        Value<Integer> size = kind.mask() == Mask.BLOCK ? dropout.integer("size") : null;
        if (size != null && size.value() < 1) {
            reporter.report(Message.DROPOUT_BLOCK, size.position(), size.value(), "any input", "1 or more");
            return null;
        }
        if (source == null || input == null) {
            return null;
        }
        // A custom layer has the node's own stream; decisions after it must not repeat those within it.
        String stream = node.kind() == Kind.CUSTOM ? node.name() + "." + Node.Facet.DROPOUT.suffix() : node.name();
        return DropoutOp.of(input, kind, source, size == null ? 0 : size.value(), stream, problems);
    }

    /** The rate at which weights are dropped; null if they are not, or after a message. */
    @Nullable
    NoiseRate dropConnect() {
        RateSource source = node.dropConnect().isPresent() ? source(node.dropConnect(), "p") : null;
        return source == null ? null : NoiseRate.probability("Weights", source, "the probability of dropping a weight");
    }

    /** Where a probability comes from; null after a message. */
    @Nullable
    RateSource source(Mirror dropout, String member) {
        return source(dropout, member, Law.INVERTED);
    }

    /** Whether a number is one; if not, there was a message. */
    boolean isProbability(Value<Double> p) {
        return isRate(Law.INVERTED, p);
    }

    /** Where a rate comes from; null after a message. */
    private @Nullable RateSource source(Mirror dropout, String member, Law law) {
        Value<Double> rate = dropout.real(member);
        if (!rate.isSet()) {
            missing(dropout, member);
            return null;
        }
        if (!isRate(law, rate)) {
            return null;
        }
        boolean adjustable = dropout.bool("adjustable").value();
        Mirror ramp = node.ramp();
        if (!ramp.isPresent()) {
            return adjustable ? new RateSource.Adjustable(rate.value()) : new RateSource.Constant(rate.value());
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
        return isRate(law, from) ? new RateSource.Ramp(rate.value(), from.value(), steps.value()) : null;
    }

    /** Says so, unless a binding was to give the rate, about which enough was said. */
    private void missing(Mirror dropout, String member) {
        if (!dropout.isSet("with")) {
            boolean isProbability = !member.equals("std");
            reporter.report(
                    Message.DROPOUT_MISSING,
                    dropout.position(),
                    dropout.simpleName(),
                    isProbability ? "p, the probability of dropping" : "std, the standard deviation",
                    dropout.simpleName(),
                    isProbability ? "p = 0.5" : "std = 0.1");
        }
    }

    private boolean isRate(Law law, Value<Double> rate) {
        double p = rate.value();
        if (law == Law.ADDED) {
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
        if (p == 1 && law == Law.GAUSSIAN) {
            reporter.report(Message.DROPOUT_INFINITE, rate.position());
            return false;
        }
        return true;
    }
}
