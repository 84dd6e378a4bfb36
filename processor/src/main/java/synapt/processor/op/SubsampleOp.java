package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/**
 * A shortcut without parameters to a shape with as many channels or more (He et al. 2016, option A).
 *
 * @param input   any shape
 * @param output  of the same rank
 * @param strideH every how many rows are taken
 * @param strideW every how many columns are taken
 */
public record SubsampleOp(Shape input, Shape output, int strideH, int strideW) implements Op {

    private static final String ARGUMENTS = "($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)";

    @Override
    public String describe() {
        Extent stride = new Extent(strideH, strideW);
        return "Subsample(" + input.channels() + ", " + output.channels() + ", stride "
                + (stride.isEven() ? stride.toString() : stride.times()) + ")";
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward("k.subsample" + ARGUMENTS, arguments(code.input(n), code.value(n)));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward("k.subsampleGradient" + ARGUMENTS, arguments(code.gradient(n), dx));
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks("k.subsample" + ARGUMENTS, arguments(code.input(n), code.value(n)));
        code.noSingle();
    }

    private Object[] arguments(Buffer from, Buffer to) {
        int height = input.isImage() ? input.dim(1) : input.positions();
        int width = input.isImage() ? input.dim(2) : 1;
        return new Object[] {input.channels(), height, width, strideH, strideW, output.channels(), from, to};
    }
}
