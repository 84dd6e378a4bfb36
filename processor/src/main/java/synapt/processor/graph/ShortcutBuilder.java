package synapt.processor.graph;

import org.jspecify.annotations.Nullable;
import synapt.processor.op.Conv2dOp;
import synapt.processor.op.IdentityOp;
import synapt.processor.op.LinearOp;
import synapt.processor.op.Op;
import synapt.processor.op.Problems;
import synapt.processor.op.SubsampleOp;
import synapt.processor.op.Weights;
import synapt.processor.op.Window;
import synapt.processor.report.Message;

/** The operation of a shortcut, from the shape that it has to the shape that it has to reach. */
final class ShortcutBuilder {

    private final Weights weights;
    private final boolean pads;
    private final Problems problems;

    /**
     * @param weights of a projection
     * @param pads    whether it has no parameters
     */
    ShortcutBuilder(Weights weights, boolean pads, Problems problems) {
        this.weights = weights;
        this.pads = pads;
        this.problems = problems;
    }

    /** The operation; null after a message. */
    @Nullable
    Op build(Shape from, Shape to) {
        if (from.equals(to)) {
            return new IdentityOp(from);
        }
        if (from.rank() != to.rank() || from.rank() == 2 && (!pads && from.dim(0) != to.dim(0))) {
            problems.report(Message.SHORTCUT_SHAPE, "", to, from, "their dimensions do not match");
            return null;
        }
        if (from.rank() == 2 && !pads) {
            return LinearOp.of(from, to.dim(1), weights, problems);
        }
        int strideH = from.rank() > 1 ? stride(from.dim(1), to.dim(1)) : 1;
        int strideW = from.isImage() ? stride(from.dim(2), to.dim(2)) : 1;
        if (strideH == 0 || strideW == 0) {
            problems.report(Message.SHORTCUT_SHAPE, "", to, from, "no stride leaves that many rows and columns");
            return null;
        }
        if (pads) {
            if (to.channels() < from.channels()) {
                problems.report(
                        Message.SHORTCUT_SHAPE, "", to, from, "padding only adds channels; use by = PROJECTION");
                return null;
            }
            return new SubsampleOp(from, to, strideH, strideW);
        }
        if (from.isVector()) {
            return LinearOp.of(from, to.dim(0), weights, problems);
        }
        Window one =
                new Window(Window.Pair.of(1), new Window.Pair(strideH, strideW), Window.Pair.of(0), Window.Pair.of(1));
        return Conv2dOp.of(from, to.channels(), one, 1, weights, problems);
    }

    /** The stride by which a kernel of 1 makes {@code to} of {@code from} places; 0 if there is none. */
    private static int stride(int from, int to) {
        int stride = (from + to - 1) / to;
        return (from + stride - 1) / stride == to ? stride : 0;
    }
}
