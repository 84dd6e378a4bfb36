package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * GLU or SwiGLU: one half of the input opens and closes the other.
 *
 * @param input its features, its channels or (of a sequence) its last dimension are halved
 */
public record GateOp(Shape input, boolean swish) implements Op {

    /** The operation on an input; null after a message. */
    public static @Nullable GateOp of(Shape input, boolean swish, Problems problems) {
        GateOp op = new GateOp(input, swish);
        int size = input.dim(op.axis());
        if (size % 2 != 0) {
            problems.report(Message.SHAPE_ODD, "", op.describe(), input.isImage() ? "channels" : "features", size);
            return null;
        }
        return op;
    }

    private int axis() {
        return input.rank() == 2 ? 1 : 0;
    }

    @Override
    public Shape output() {
        int[] dims = input.dims().clone();
        dims[axis()] /= 2;
        return new Shape(dims);
    }

    @Override
    public String describe() {
        return swish ? "SwiGLU" : "GLU";
    }

    /** What lies before the halved dimension. */
    private int groups() {
        return axis() == 0 ? 1 : input.dim(0);
    }

    private int half() {
        return output().size() / groups();
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "k.gate($L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)", swish, groups(), half(), code.input(n), code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward(
                    "k.gateGradient($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                    swish,
                    groups(),
                    half(),
                    code.input(n),
                    code.gradient(n),
                    dx);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks("k.gate($L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)", swish, groups(), half(), code.input(n), code.value(n));
        code.noSingle();
    }
}
