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
        Node lengths = LengthsOp.of(n);
        Buffer ends = lengths == null ? null : code.value(lengths);
        code.forward(kernel(n, ""), arguments(ends, code.input(n), code.value(n)));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx == null) {
            return;
        }
        Node lengths = LengthsOp.of(n);
        Buffer ends = lengths == null ? null : code.value(lengths);
        code.backward(kernel(n, "Gradient"), arguments(ends, code.gradient(n), dx));
    }

    @Override
    public void eval(Node n, EvalCode code) {
        Node lengths = LengthsOp.of(n);
        Buffer ends = lengths == null ? null : code.value(lengths);
        code.blocks(kernel(n, ""), arguments(ends, code.input(n), code.value(n)));
        code.noSingle();
    }

    private String kernel(Node n, String suffix) {
        if (LengthsOp.isReadBy(n)) {
            String name = kind == Kind.MEAN ? "meanBeforeEnd" : "takeEnd";
            return "k." + name + suffix + "($L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)";
        }
        return kind == Kind.MEAN
                ? "k.meanPositions" + suffix + "($L,$W$L,$W$L,$W$L,$Ww.blocks)"
                : "k.takePosition" + suffix + "($L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)";
    }

    /** Of a kernel that goes from one buffer to another, with lengths where there are any. */
    private Object[] arguments(@Nullable Buffer lengths, Buffer from, Buffer to) {
        if (lengths != null) {
            return new Object[] {length(), features(), lengths, from, to};
        }
        return kind == Kind.MEAN
                ? new Object[] {length(), features(), from, to}
                : new Object[] {position(), length(), features(), from, to};
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
