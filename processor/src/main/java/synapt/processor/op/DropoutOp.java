package synapt.processor.op;

import com.palantir.javapoet.ClassName;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Dropout, of elements or of whole channels. In evaluation it does not exist.
 *
 * @param p          the probability of dropping
 * @param adjustable whether the rate can be changed between steps
 * @param stream     the name of its randomness: the path of its node
 */
public record DropoutOp(Shape output, Mask mask, double p, boolean adjustable, String stream) implements Op {

    /** The operation on an input; null after a message. */
    public static @Nullable DropoutOp of(
            Shape input, Mask mask, double p, boolean adjustable, String stream, Problems problems) {
        if (mask == Mask.CHANNEL && !input.isImage()) {
            problems.report(Message.DROPOUT_CHANNELS, "", input.describe());
            return null;
        }
        return new DropoutOp(input, mask, p, adjustable, stream);
    }

    /** What one decision is for. */
    public enum Mask {
        ELEMENT,
        CHANNEL
    }

    @Override
    public String describe() {
        return (mask == Mask.ELEMENT ? "Dropout(" : "Dropout2d(") + p + ")";
    }

    private static final ClassName STREAMS = ClassName.get("synapt.random", "Streams");

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "k.dropout($T.key(seed, $L, step()),$W$L.threshold(),$W$L.scale(),$Ww.first,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                STREAMS,
                stream(n, code),
                code.rate(n),
                code.rate(n),
                channels(),
                positions(),
                code.input(n),
                code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx != null && !code.isMaskedByRelu(n)) {
            code.backward(
                    "k.dropout($T.key(seed, $L, step()),$W$L.threshold(),$W$L.scale(),$Ww.first,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                    STREAMS,
                    stream(n, code),
                    code.rate(n),
                    code.rate(n),
                    channels(),
                    positions(),
                    code.gradient(n),
                    dx);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        code.noise(
                "k.dropout($T.key(seed, $L, sample),$W$L.threshold(),$W$L.scale(),$Ww.first,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                STREAMS,
                stream(n, code),
                code.rate(n),
                code.rate(n),
                channels(),
                positions(),
                code.input(n),
                code.value(n));
    }

    private String stream(Node n, Constants code) {
        return code.constant(Constants.name(n) + "_STREAM", "long", "$T.id($S)", STREAMS, stream);
    }

    /** Decisions for one example. */
    private int channels() {
        return mask == Mask.CHANNEL ? output.channels() : output.size();
    }

    /** Elements that share a decision. */
    private int positions() {
        return mask == Mask.CHANNEL ? output.positions() : 1;
    }
}
