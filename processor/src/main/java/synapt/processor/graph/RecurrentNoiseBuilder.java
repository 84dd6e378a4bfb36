package synapt.processor.graph;

import org.jspecify.annotations.Nullable;
import synapt.processor.op.NoiseRate;
import synapt.processor.op.RateSource;
import synapt.processor.op.RecurrentNoise;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** What a recurrent node draws. A rate that is wrong is left out after a message. */
final class RecurrentNoiseBuilder {

    private final NodeDeclaration node;
    private final Reporter reporter;
    private final DropoutBuilder dropouts;

    RecurrentNoiseBuilder(NodeDeclaration node, Reporter reporter) {
        this.node = node;
        this.reporter = reporter;
        this.dropouts = new DropoutBuilder(node, reporter);
    }

    RecurrentNoise build(int layers, boolean hasMemory) {
        Mirror dropout = node.recurrentDropout();
        boolean isForInput = dropout.isSet("input");
        boolean isForState = dropout.isPresent() && (dropout.isSet("p") || !isForInput);
        return new RecurrentNoise(
                between(layers),
                isForInput ? affine("Inputs", dropout, "input", "a feature of a layer's input") : null,
                isForState ? affine("State", dropout, "p", "a unit of the state") : null,
                node.zoneout().isPresent() ? zoneout(node.zoneout(), hasMemory) : null);
    }

    private RecurrentNoise.@Nullable Zoneout zoneout(Mirror zoneout, boolean hasMemory) {
        boolean hasOwn = zoneout.isSet("cell");
        if (hasOwn && !hasMemory) {
            reporter.report(
                    Message.LAYER_MEMBER,
                    zoneout.position("cell"),
                    node.title(),
                    "cell",
                    "; p is for its state, and it has no other memory");
            return null;
        }
        String state = hasOwn || !hasMemory ? "a unit of the state" : "a unit of the state and of the memory";
        NoiseRate both = keeping("State", zoneout, "p", state);
        NoiseRate cell = hasOwn ? keeping("Cell", zoneout, "cell", "a unit of the memory") : both;
        return both == null ? null : new RecurrentNoise.Zoneout(both, hasMemory ? cell : null, true);
    }

    private @Nullable NoiseRate keeping(String suffix, Mirror zoneout, String member, String what) {
        Value<Double> p = zoneout.real(member);
        if (!p.isSet() && !zoneout.isSet("with")) {
            String title = zoneout.simpleName();
            String needed = "p, the probability of keeping the old value";
            reporter.report(Message.DROPOUT_MISSING, zoneout.position(), title, needed, title, "p = 0.1");
            return null;
        }
        if (p.isSet() && !(p.value() >= 0 && p.value() <= 1)) {
            reporter.report(Message.ZONEOUT_RATE, p.position(), member, p.value());
            return null;
        }
        RateSource source = dropouts.source(zoneout, member);
        return source == null ? null : NoiseRate.probability(suffix, source, "the probability of keeping " + what);
    }

    /** PyTorch's dropout between layers. */
    private @Nullable NoiseRate between(int layers) {
        Value<Double> p = node.recurrent().real("dropout");
        if (!p.isSet() || !dropouts.isProbability(p)) {
            return null;
        }
        if (layers == 1) {
            reporter.report(Message.DROPOUT_BETWEEN, p.position(), p.value());
            return null;
        }
        RateSource source = new RateSource.Constant(p.value());
        return NoiseRate.probability("Layers", source, "the probability of dropping between layers");
    }

    private @Nullable NoiseRate affine(String suffix, Mirror dropout, String member, String what) {
        RateSource source = dropouts.source(dropout, member);
        return source == null ? null : NoiseRate.affine(suffix, source, "the probability of dropping " + what);
    }
}
