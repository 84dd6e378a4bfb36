package synapt.processor.op;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Shape;
import synapt.processor.report.Message;

/**
 * A window that slides over an image, as declared.
 *
 * @param kernel   its size, each 1 or more
 * @param stride   its step, each 1 or more
 * @param padding  zeros on each side, 0 or more, or {@link #SAME}
 * @param dilation the distance between its taps, each 1 or more
 */
public record Window(Pair kernel, Pair stride, Pair padding, Pair dilation) {

    /** As {@code synapt.annotation.Layer.SAME}: as much padding as keeps the output at ceil(input / stride). */
    public static final int SAME = Integer.MIN_VALUE;

    /** A number for each direction. */
    public record Pair(int height, int width) {

        public static Pair of(int both) {
            return new Pair(both, both);
        }

        /** As in an annotation: {@code 5}, or {@code {3, 5}}. */
        @Override
        public String toString() {
            return height == width ? Integer.toString(height) : "{" + height + ", " + width + "}";
        }

        String times() {
            return height + "x" + width;
        }
    }

    /** One direction: padding before and behind, and how many windows there are. */
    record Axis(int before, int behind, int out) {}

    /** Both directions. */
    record Fit(Axis height, Axis width) {}

    /** Places the window on an image; null after a message. */
    @Nullable
    Fit on(Shape image, Problems problems) {
        int height = image.dim(1);
        int width = image.dim(2);
        Pair most = new Pair(
                most(height, padding.height, dilation.height, kernel.height),
                most(width, padding.width, dilation.width, kernel.width));
        if (most.height < kernel.height || most.width < kernel.width) {
            problems.report(Message.SHAPE_KERNEL, "kernel", kernelText(), imageText(image), remedy(image, most));
            return null;
        }
        long[] rows = axis(height, kernel.height, stride.height, padding.height, dilation.height);
        long[] columns = axis(width, kernel.width, stride.width, padding.width, dilation.width);
        boolean fits = Sizes.fit(
                problems,
                "padding",
                "its padded input",
                image.dim(0),
                height + rows[0] + rows[1],
                width + columns[0] + columns[1]);
        return fits ? new Fit(axis(rows), axis(columns)) : null;
    }

    /** What the kernel covers, spread by its dilation. */
    Pair spans() {
        return new Pair((int) Math.min(Integer.MAX_VALUE, span(kernel.height, dilation.height)), (int)
                Math.min(Integer.MAX_VALUE, span(kernel.width, dilation.width)));
    }

    private static long span(int kernel, int dilation) {
        return (long) dilation * (kernel - 1) + 1;
    }

    /** The largest kernel that fits, but not more than is asked for. */
    private static int most(int in, int padding, int dilation, int kernel) {
        return padding == SAME ? kernel : (int) Math.min(kernel, (in + 2L * padding - 1) / dilation + 1);
    }

    private static long[] axis(int in, int kernel, int stride, int padding, int dilation) {
        if (padding != SAME) {
            return new long[] {padding, padding, (in + 2L * padding - span(kernel, dilation)) / stride + 1};
        }
        long out = ((long) in + stride - 1) / stride;
        long total = Math.max(0, (out - 1) * stride + span(kernel, dilation) - in);
        return new long[] {total / 2, total - total / 2, out};
    }

    private static Axis axis(long[] a) {
        return new Axis((int) a[0], (int) a[1], (int) a[2]);
    }

    private String kernelText() {
        if (dilation.equals(Pair.of(1))) {
            return kernel.times();
        }
        return kernel.times() + " with dilation " + dilation + " spans " + spans().times() + " and";
    }

    private String imageText(Shape image) {
        return padding.equals(Pair.of(0)) ? image.toString() : image + " with padding " + padding;
    }

    private String remedy(Shape image, Pair most) {
        StringJoiner ways = new StringJoiner(", or ");
        Pair smaller = kernel.height == kernel.width ? Pair.of(Math.min(most.height, most.width)) : most;
        ways.add("kernel = " + smaller + (smaller.equals(Pair.of(1)) ? "" : " or less"));
        Pair spans = spans();
        long more = Math.max(
                padding.height == SAME ? 0 : (spans.height - (long) image.dim(1) + 1) / 2,
                padding.width == SAME ? 0 : (spans.width - (long) image.dim(2) + 1) / 2);
        return ways.add("padding = " + more).toString();
    }
}
