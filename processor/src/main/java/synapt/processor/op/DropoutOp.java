package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Shape;
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
}
