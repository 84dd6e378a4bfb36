package synapt.processor.op;

import java.util.List;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Role;
import synapt.processor.plan.Buffer;

/**
 * PyTorch's PReLU: a ReLU with learnt slopes below 0.
 *
 * @param slopes [channels], or [1] where all elements share one
 */
public record PreluOp(Shape output, Parameter slopes) implements Op {

    /**
     * The operation on channels of anything.
     *
     * @param start  the value of all slopes
     * @param prefix before the dot in the parameter's name
     */
    public static PreluOp of(Shape input, boolean perChannel, double start, String prefix) {
        Shape shape = new Shape(perChannel ? input.channels() : 1);
        return new PreluOp(input, Parameter.constant(prefix + ".weight", shape, Role.WEIGHT, start));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(slopes);
    }

    @Override
    public String describe() {
        return "PReLU(" + channels() + ")";
    }

    /** A slope that all share is one channel of everything. */
    private int channels() {
        return slopes.shape().size();
    }

    private int positions() {
        return output.size() / channels();
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "k.prelu($L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                channels(),
                positions(),
                code.tensor(slopes),
                code.input(n),
                code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        if (code.learns(n, slopes)) {
            code.backward(
                    "k.slopeGradient($L,$W$L,$W$L,$W$L,$W$L.of(w),$WsumsStride(),$Ww.blocks)",
                    channels(),
                    positions(),
                    code.input(n),
                    code.gradient(n),
                    code.sums(slopes));
        }
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward(
                    "k.preluGradient($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                    channels(),
                    positions(),
                    code.tensor(slopes),
                    code.input(n),
                    code.gradient(n),
                    dx);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        String copy = code.weights(n.identifier() + "Slopes", "$L", EvalCode.padded(channels()));
        code.pack("copy($L, $L)", code.tensor(slopes), copy);
        code.blocks(
                "k.prelu($L,$W$L,$Wp.$L,$W$L,$W$L,$Ww.blocks)",
                channels(),
                positions(),
                copy,
                code.input(n),
                code.value(n));
        if (channels() > 1) {
            code.noSingle();
            return;
        }
        code.single(
                "k.prelu(1,$W$L,$Wp.$L,$W$L,$W$L,$W1)",
                EvalCode.cells(output.channels()) * output.positions(),
                copy,
                code.singleValue(n.inputs().getFirst()),
                code.singleValue(n));
    }
}
