package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/**
 * How long each example's sequence is, without what fills it up: one number, 1 or more. What looks at several positions at once reads it
 * last, behind its other inputs; so it does an input of lengths.
 *
 * @param input   token ids, {length}, or other lengths
 * @param padding the id that fills up, or {@link EmbeddingOp#NO_PADDING}
 * @param more    how much longer than the other lengths it is
 */
public record LengthsOp(Shape input, int padding, int more) implements Op {

    /** The lengths of sequences of token ids. */
    public static LengthsOp ofTokens(Shape ids, int padding) {
        return new LengthsOp(ids, padding, 0);
    }

    /** Some more than other lengths. */
    public static LengthsOp longer(int more) {
        return new LengthsOp(new Shape(1), EmbeddingOp.NO_PADDING, more);
    }

    /** The lengths that a node reads; null if it sees all positions. */
    static @Nullable Node of(Node reader) {
        Node last = reader.inputs().getLast();
        return last.op() instanceof LengthsOp || last.op() instanceof InputLengthsOp ? last : null;
    }

    /** Whether a node heeds the ends of its examples' sequences. */
    public static boolean isReadBy(Node node) {
        return !node.inputs().isEmpty() && of(node) != null;
    }

    @Override
    public Shape output() {
        return new Shape(1);
    }

    @Override
    public String describe() {
        return isOfTokens() ? "Lengths(padding " + padding + ")" : "Lengths(" + more + " more)";
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(forward(), arguments(code.input(n), code.value(n)));
    }

    /** Token ids have no gradient. */
    @Override
    public void backward(Node n, TrainCode code) {}

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks(forward(), arguments(code.input(n), code.value(n)));
        code.noSingle();
    }

    private boolean isOfTokens() {
        return padding != EmbeddingOp.NO_PADDING;
    }

    private String forward() {
        return isOfTokens()
                ? "k.lengthsOfTokens($L,$W$L,$W$L,$W$L,$Ww.blocks)"
                : "k.addToLengths($L,$W$L,$W$L,$Ww.blocks)";
    }

    private Object[] arguments(Buffer from, Buffer lengths) {
        return isOfTokens() ? new Object[] {padding, input.size(), from, lengths} : new Object[] {more, from, lengths};
    }
}
