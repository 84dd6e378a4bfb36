package synapt.processor.op;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.DropoutKind.Law;
import synapt.processor.op.DropoutKind.Mask;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Dropout in the wide sense: noise while training. In evaluation it does not exist.
 *
 * @param rate   mostly the probability of dropping; the standard deviation where noise is added
 * @param block  the sides of the blocks that are dropped; 0 for other masks
 * @param stream the name of its randomness: the path of its node
 */
public record DropoutOp(Shape output, DropoutKind kind, RateSource rate, int block, String stream) implements Op {

    private static final ClassName STREAMS = ClassName.get("synapt.random", "Streams");

    /** The operation on an input; null after a message. */
    public static @Nullable DropoutOp of(
            Shape input, DropoutKind kind, RateSource rate, int block, String stream, Problems problems) {
        if (!kind.takes(input)) {
            DropoutKind meant = kind.meant(input);
            problems.report(
                    Message.DROPOUT_CHANNELS,
                    "",
                    kind.title(),
                    kind.whatItDrops(),
                    input.describe(),
                    (meant == null ? DropoutKind.DROPOUT : meant).title());
            return null;
        }
        if (kind.mask() == Mask.BLOCK && block > Math.min(input.dim(1), input.dim(2))) {
            problems.report(
                    Message.DROPOUT_BLOCK, "size", block, input, "from 1 to " + Math.min(input.dim(1), input.dim(2)));
            return null;
        }
        return new DropoutOp(input, kind, rate, block, stream);
    }

    /** What was declared. */
    public double p() {
        return rate.declared();
    }

    /** Whether an element is either zero or scaled by one factor, so that its result tells which. */
    public boolean keepsOrZeroes() {
        return kind.law() == Law.INVERTED;
    }

    @Override
    public String describe() {
        return kind.title() + "(" + p() + (kind.mask() == Mask.BLOCK ? ", size " + block : "") + ")";
    }

    @Override
    public List<NoiseRate> rates() {
        return List.of(noiseRate());
    }

    private NoiseRate noiseRate() {
        String what = switch (kind.law()) {
            case ADDED -> "the standard deviation of the noise";
            case GAUSSIAN -> "the rate of the noise";
            default -> "the probability of dropping";
        };
        String range = switch (kind.law()) {
            case ADDED -> "0 or more";
            case GAUSSIAN -> "0 to less than 1";
            default -> "0 to 1";
        };
        return new NoiseRate("", rate, rateType(), rateOf("%s"), what, range);
    }

    private String rateType() {
        return switch (kind.law()) {
            case INVERTED -> isPlain() ? "synapt.random.Rate" : "synapt.random.AffineRate";
            case ALPHA -> "synapt.random.AffineRate";
            case GAUSSIAN, ADDED -> "synapt.random.Spread";
            case BLOCK -> "synapt.random.BlockRate";
        };
    }

    private String rateOf(String p) {
        return switch (kind.law()) {
            case INVERTED -> isPlain() ? "Rate.of(" + p + ")" : "AffineRate.inverted(" + p + ")";
            case ALPHA -> "AffineRate.alpha(" + p + ")";
            case GAUSSIAN -> "Spread.ofRate(" + p + ")";
            case ADDED -> "Spread.of(" + p + ")";
            case BLOCK -> "BlockRate.of(%s, %d, %d, %d)".formatted(p, block, output.dim(1), output.dim(2));
        };
    }

    /** Whether the kernel made for the most frequent ones will do. */
    private boolean isPlain() {
        return kind.law() == Law.INVERTED && kind.mask() != Mask.FEATURE;
    }

    @Override
    public void train(Node n, TrainCode code) {
        Buffer kept = needsKept() ? code.scratch(n, "Kept", output.elements() * 16) : null;
        Call call = call(
                n,
                code,
                stream(n, code),
                code.rate(n, noiseRate()),
                "step()",
                false,
                kept,
                code.input(n),
                code.value(n));
        code.forward(call.format, call.args);
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx == null || code.isMaskedByRelu(n)) {
            return;
        }
        Buffer dy = code.gradient(n);
        if (kind.law() == Law.ADDED) {
            if (dx != dy) {
                // At rate 0 and scale 1 a dropout copies.
                code.backward("k.dropout(0, 0, 1,$Ww.first,$W$L,$W1,$W$L,$W$L,$Ww.blocks)", output.size(), dy, dx);
            }
            return;
        }
        // The mask is worked out again: kept from the forward pass it would take memory all the while.
        Buffer kept = needsKept() ? code.scratch(n, "KeptAgain", output.elements() * 16) : null;
        Call call = call(n, code, stream(n, code), code.rate(n, noiseRate()), "step()", true, kept, dy, dx);
        code.backward(call.format, call.args);
    }

    @Override
    public void eval(Node n, EvalCode code) {
        Buffer kept = needsKept() ? code.scratch(n, "Kept", output.elements() * 16) : null;
        Call call = call(
                n,
                code,
                stream(n, code),
                code.rate(n, noiseRate()),
                "sample",
                false,
                kept,
                code.input(n),
                code.value(n));
        code.noise(call.format, call.args);
    }

    private boolean needsKept() {
        return kind.mask() == Mask.BLOCK;
    }

    /** A call of a kernel. */
    private record Call(String format, Object... args) {}

    private Call call(
            Node n,
            Constants code,
            String stream,
            String rate,
            String step,
            boolean isGradient,
            @Nullable Buffer kept,
            Buffer x,
            Buffer y) {
        if (isPlain()) {
            return new Call(
                    "k.dropout($T.key(seed, $L, $L),$W$L.threshold(),$W$L.scale(),$Ww.first,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                    STREAMS,
                    stream,
                    step,
                    rate,
                    rate,
                    decisions(),
                    output.size() / decisions(),
                    x,
                    y);
        }
        String mask = mask(n, code);
        String kernel = switch (kind.law()) {
            case INVERTED, ALPHA -> isGradient ? "affineDropoutGradient" : "affineDropout";
            case GAUSSIAN -> "gaussianDropout";
            case ADDED -> "gaussianNoise";
            case BLOCK -> "dropBlock";
        };
        return kept == null
                ? new Call(
                        "k.$L($T.key(seed, $L, $L),$W$L,$Ww.first,$W$L,$W$L,$W$L,$Ww.blocks)",
                        kernel,
                        STREAMS,
                        stream,
                        step,
                        rate,
                        mask,
                        x,
                        y)
                : new Call(
                        "k.$L($T.key(seed, $L, $L),$W$L,$Ww.first,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                        kernel,
                        STREAMS,
                        stream,
                        step,
                        rate,
                        mask,
                        kept,
                        x,
                        y);
    }

    private String stream(Node n, Constants code) {
        return code.constant(Constants.name(n) + "_STREAM", "long", "$T.id($S)", STREAMS, stream);
    }

    private String mask(Node n, Constants code) {
        String name = Constants.name(n) + "_MASK";
        if (kind.mask() == Mask.BLOCK) {
            return code.constant(
                    name,
                    "synapt.kernel.BlockMask",
                    "new BlockMask($L, $L, $L, $L)",
                    output.channels(),
                    output.dim(1),
                    output.dim(2),
                    block);
        }
        int repeats = kind.mask() == Mask.FEATURE ? output.channels() : 1;
        return code.constant(
                name,
                "synapt.kernel.NoiseMask",
                "new NoiseMask($L, $L, $L)",
                repeats,
                decisions(),
                output.size() / decisions() / repeats);
    }

    /** For one example. */
    private int decisions() {
        return switch (kind.mask()) {
            case ELEMENT, BLOCK -> output.size();
            case CHANNEL -> output.channels();
            case FEATURE -> output.positions();
            case EXAMPLE -> 1;
        };
    }
}
