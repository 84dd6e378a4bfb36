package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/**
 * One vector of a sequence: the mean of its positions, or one of them.
 *
 * @param input {length, features}
 */
public record PositionPoolOp(Shape input, Kind kind) implements Op {

    /** Which vector. */
    public enum Kind {
        MEAN("MeanPositions"),
        FIRST("FirstPosition"),
        LAST("LastPosition");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /** The operation on an input; null after a message. */
    public static @Nullable PositionPoolOp of(Kind kind, Shape input, Problems problems) {
        return PositionsOp.isSequence(input, kind.title, problems) ? new PositionPoolOp(input, kind) : null;
    }

    @Override
    public Shape output() {
        return new Shape(features());
    }

    @Override
    public String describe() {
        return kind.title;
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(forward(), forwardArguments(code.input(n), code.value(n)));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx == null) {
            return;
        }
        if (kind == Kind.MEAN) {
            code.backward(
                    "k.meanPositionsGradient($L,$W$L,$W$L,$W$L,$Ww.blocks)",
                    length(),
                    features(),
                    code.gradient(n),
                    dx);
        } else {
            code.backward(
                    "k.takePositionGradient($L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                    position(),
                    length(),
                    features(),
                    code.gradient(n),
                    dx);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks(forward(), forwardArguments(code.input(n), code.value(n)));
        code.noSingle();
    }

    private String forward() {
        return kind == Kind.MEAN
                ? "k.meanPositions($L,$W$L,$W$L,$W$L,$Ww.blocks)"
                : "k.takePosition($L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)";
    }

    private Object[] forwardArguments(Buffer x, Buffer y) {
        return kind == Kind.MEAN
                ? new Object[] {length(), features(), x, y}
                : new Object[] {position(), length(), features(), x, y};
    }

    private int position() {
        return kind == Kind.FIRST ? 0 : length() - 1;
    }

    private int length() {
        return input.dim(0);
    }

    private int features() {
        return input.dim(1);
    }
}
