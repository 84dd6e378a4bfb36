package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/**
 * How long each example's sequence is, without what fills it up: one number, 1 or more. What looks at several positions at once reads it
 * last, behind its other inputs.
 *
 * @param input   token ids, {length}
 * @param padding the id that fills up
 */
public record LengthsOp(Shape input, int padding) implements Op {

    /** The lengths that a node reads; null if it sees all positions. */
    static @Nullable Node of(Node reader) {
        return reader.inputs().getLast().op() instanceof LengthsOp
                ? reader.inputs().getLast()
                : null;
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
        return "Lengths(padding " + padding + ")";
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

    private static String forward() {
        return "k.lengthsOfTokens($L,$W$L,$W$L,$W$L,$Ww.blocks)";
    }

    private Object[] arguments(Buffer ids, Buffer lengths) {
        return new Object[] {padding, input.size(), ids, lengths};
    }
}
