package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/**
 * A convolution of one example whose lanes are columns. In single layout they are outputs: a first layer with six of them would
 * leave ten lanes of sixteen idle. Its input comes as users hold it, so there is nothing to move before.
 */
final class PlanarProduct {

    private PlanarProduct() {}

    /** Whether a node is such a convolution: of the network's input, in two directions, and with less work this way. */
    static boolean serves(Node n) {
        if (!(n.op() instanceof ConvOp conv)
                || !(n.inputs().getFirst().op() instanceof InputOp)
                || conv.groups() != 1
                || WinogradCode.suits(conv)
                || conv.slides().size() != 2) {
            return false;
        }
        Shape y = conv.output();
        int rows = y.dim(1);
        int columns = y.dim(2);
        int inLanesOfOutputs = EvalCode.cells(conv.out()) * rows * columns;
        int inLanesOfColumns = conv.out() * rows * EvalCode.cells(columns);
        // Moving the result into lanes of outputs costs about a quarter of what is saved.
        return columns >= EvalCode.LANES
                && conv.slides().getLast().stride() == 1
                && inLanesOfColumns * 3 <= inLanesOfOutputs * 2;
    }

    /** Writes the pass of one example; the weights are those of blocks. */
    static void write(Node n, ConvOp conv, String product, EvalCode code) {
        Shape input = conv.input();
        Buffer x = code.singleScratch(n, "InputPlanes", input.elements());
        code.single("$L.toPlanes(w, $L)", code.stage(n.inputs().getFirst()), x);
        if (conv.isPadded()) {
            Buffer padded = code.singleScratch(
                    n, "PaddedPlanes", input.dim(0) * conv.geometry().paddedCells());
            code.single("k.padPlanes($L,$W$L,$W$L,$W$L)", conv.padding(n, code), x, padded, input.dim(0));
            x = padded;
        }
        Shape output = conv.output();
        Buffer y = code.singleScratch(n, "Planes", output.elements());
        ProductCode.evalPlanes(n, code, product, conv.out(), conv.bias(), x, y);
        code.single("k.singleFromPlanes($L,$W$L,$W$L,$W$L)", y, conv.out(), output.positions(), code.singleValue(n));
    }
}
