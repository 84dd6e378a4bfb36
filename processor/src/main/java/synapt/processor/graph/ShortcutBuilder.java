package synapt.processor.graph;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.ConvOp;
import synapt.processor.op.Extent;
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

    /**
     * The operation; null after a message.
     *
     * @param slides whether what makes the shape to reach is a window that slides, over the directions behind the channels; else
     *     two dimensions are positions and features
     */
    @Nullable
    Op build(Shape from, Shape to, boolean slides) {
        if (from.equals(to)) {
            return new IdentityOp(from);
        }
        if (from.rank() != to.rank() || to.isTokens()) {
            return report(from, to, "their dimensions do not match");
        }
        boolean isSequence = from.rank() == 2 && from.dim(0) == to.dim(0) && !slides;
        if (!pads && (from.isVector() || isSequence)) {
            return LinearOp.of(from, to.dim(to.rank() - 1), weights, problems);
        }
        int[] strides = IntStream.range(1, from.rank())
                .map(d -> stride(from.dim(d), to.dim(d)))
                .toArray();
        if (IntStream.of(strides).anyMatch(s -> s == 0)) {
            return report(
                    from, to, "no stride leaves that many " + (from.rank() == 2 ? "positions" : "rows and columns"));
        }
        if (pads) {
            return subsample(from, to, strides);
        }
        Extent one = Extent.of(1, strides.length);
        Window window = new Window(one, new Extent(strides), Extent.of(0, strides.length), one);
        return ConvOp.of(from, to.channels(), window, 1, weights, problems);
    }

    private @Nullable Op subsample(Shape from, Shape to, int[] strides) {
        if (from.rank() > 3) {
            return report(from, to, "padding is for vectors, sequences and images; use by = PROJECTION");
        }
        if (to.channels() < from.channels()) {
            return report(from, to, "padding only adds channels; use by = PROJECTION");
        }
        return new SubsampleOp(from, to, strides.length > 0 ? strides[0] : 1, strides.length > 1 ? strides[1] : 1);
    }

    private @Nullable Op report(Shape from, Shape to, String why) {
        problems.report(Message.SHORTCUT_SHAPE, "", to, from, why);
        return null;
    }

    /** The stride by which a kernel of 1 makes {@code to} of {@code from} places; 0 if there is none. */
    private static int stride(int from, int to) {
        int stride = (from + to - 1) / to;
        return (from + stride - 1) / stride == to ? stride : 0;
    }
}
