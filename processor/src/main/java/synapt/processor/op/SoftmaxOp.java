package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/**
 * Softmax, or its logarithm, over the features of a vector, the last dimension of a sequence, or the channels of an image.
 *
 * @param log whether the logarithm is wanted
 */
public record SoftmaxOp(Shape output, boolean log) implements Op {

    @Override
    public String describe() {
        return log ? "LogSoftmax" : "Softmax";
    }

    /** What lies before the axis. */
    private int groups() {
        return output.rank() == 2 ? output.dim(0) : 1;
    }

    private int axis() {
        return output.rank() == 2 ? output.dim(1) : output.channels();
    }

    /** What lies behind the axis. */
    private int positions() {
        return output.rank() == 2 ? 1 : output.positions();
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "k.softmax($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                log,
                groups(),
                axis(),
                positions(),
                code.input(n),
                code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward(
                    "k.softmaxGradient($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                    log,
                    groups(),
                    axis(),
                    positions(),
                    code.value(n),
                    code.gradient(n),
                    dx);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks(
                "k.softmax($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                log,
                groups(),
                axis(),
                positions(),
                code.input(n),
                code.value(n));
        code.noSingle();
    }
}
