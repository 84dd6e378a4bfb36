package synapt.processor.op;

import synapt.processor.graph.Shape;

/**
 * Dropout, of elements or of whole channels. In evaluation it does not exist.
 *
 * @param p          the probability of dropping
 * @param adjustable whether the rate can be changed between steps
 * @param stream     the name of its randomness: the path of its node
 */
public record DropoutOp(Shape output, Mask mask, double p, boolean adjustable, String stream) implements Op {

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
