package synapt.processor.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Shape;
import synapt.processor.report.Message;

/**
 * A window that slides over a sequence, an image or a volume, as declared.
 *
 * @param kernel   its size, each 1 or more
 * @param stride   its step, each 1 or more
 * @param padding  zeros on each side, 0 or more, or {@link #SAME}
 * @param dilation the distance between its taps, each 1 or more
 */
public record Window(Extent kernel, Extent stride, Extent padding, Extent dilation) {

    /** As {@code synapt.annotation.Layer.SAME}: as much padding as keeps the output at ceil(input / stride). */
    public static final int SAME = Integer.MIN_VALUE;

    /** Places the window on an input of channels with as many directions; null after a message. */
    @Nullable
    List<Slide> on(Shape input, Problems problems) {
        Extent most =
                new Extent(directions().map(d -> most(d, input.dim(d + 1))).toArray());
        if (!most.equals(kernel)) {
            problems.report(Message.SHAPE_KERNEL, "kernel", kernelText(), inputText(input), remedy(input, most));
            return null;
        }
        long[] padded = new long[input.rank()];
        padded[0] = input.dim(0);
        List<Slide> slides = new ArrayList<>();
        for (int d = 0; d < kernel.directions(); d++) {
            int in = input.dim(d + 1);
            long total = totalPadding(d, in);
            padded[d + 1] = in + total;
            slides.add(new Slide(
                    in,
                    kernel.size(d),
                    stride.size(d),
                    (int) (total / 2),
                    (int) (total - total / 2),
                    dilation.size(d)));
        }
        return Sizes.fit(problems, "padding", "its padded input", padded) ? slides : null;
    }

    private IntStream directions() {
        return IntStream.range(0, kernel.directions());
    }

    /** What the kernel covers, spread by its dilation. */
    Extent spans() {
        return new Extent(directions()
                .map(d -> (int) Math.min(Integer.MAX_VALUE, span(d)))
                .toArray());
    }

    private long span(int d) {
        return (long) dilation.size(d) * (kernel.size(d) - 1) + 1;
    }

    /** The largest kernel that fits, but not more than is asked for. */
    private int most(int d, int in) {
        return padding.size(d) == SAME
                ? kernel.size(d)
                : (int) Math.min(kernel.size(d), (in + 2L * padding.size(d) - 1) / dilation.size(d) + 1);
    }

    private long totalPadding(int d, int in) {
        if (padding.size(d) != SAME) {
            return 2L * padding.size(d);
        }
        long out = ((long) in + stride.size(d) - 1) / stride.size(d);
        return Math.max(0, (out - 1) * stride.size(d) + span(d) - in);
    }

    private String kernelText() {
        if (dilation.isAll(1)) {
            return kernel.times();
        }
        return kernel.times() + " with dilation " + dilation + " spans " + spans().times() + " and";
    }

    private String inputText(Shape input) {
        return padding.isAll(0) ? input.toString() : input + " with padding " + padding;
    }

    private String remedy(Shape input, Extent most) {
        StringJoiner ways = new StringJoiner(", or ");
        Extent smaller = kernel.isEven()
                ? Extent.of(Arrays.stream(most.sizes()).min().orElseThrow(), kernel.directions())
                : most;
        ways.add("kernel = " + smaller + (smaller.isAll(1) ? "" : " or less"));
        long more = directions()
                .filter(d -> padding.size(d) != SAME)
                .mapToLong(d -> (spans().size(d) - (long) input.dim(d + 1) + 1) / 2)
                .max()
                .orElse(0);
        return ways.add("padding = " + Math.max(0, more)).toString();
    }
}
