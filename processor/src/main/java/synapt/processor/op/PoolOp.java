package synapt.processor.op;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Pooling in one, two or three directions (PyTorch's MaxPool, AvgPool, AdaptiveMaxPool and AdaptiveAvgPool, without ceil mode), or
 * over all positions of a channel. A volume's slices are pooled first, each by itself, then along the depth.
 *
 * @param input channels, then a size for each direction
 * @param text  for people: {@code MaxPool2d(2)}
 * @param plane how a plane or a slice is pooled, as generated code writes it
 * @param depth how slices are; empty but for volumes
 */
public record PoolOp(Kind kind, Shape input, Shape output, String text, String plane, String depth) implements Op {

    private static final String FORWARD = "k.$L($L,$W$L,$W$L,$W$L * w.blocks)";
    private static final String SINGLE = "k.$L($L,$W$L,$W$L,$W$L)";

    /** Which element or mean of a window. */
    public enum Kind {
        MAX("Max", "maxPool"),
        AVERAGE("Avg", "averagePool");

        private final String prefix;
        private final String kernel;

        Kind(String prefix, String kernel) {
            this.prefix = prefix;
            this.kernel = kernel;
        }
    }

    /** Windows as declared; null after a message. They have no SAME padding. */
    public static @Nullable PoolOp of(Kind kind, Shape input, Window window, boolean countPad, Problems problems) {
        int directions = window.kernel().directions();
        String title = kind.prefix + "Pool" + directions + "d";
        if (!Spatial.takes(directions, title, input, problems)) {
            return null;
        }
        // A window that lies in the padding as a whole would have no element to choose; PyTorch has the same limit.
        Extent spans = window.spans();
        int[] most = IntStream.of(spans.sizes()).map(s -> s / 2).toArray();
        if (IntStream.range(0, directions).anyMatch(d -> window.padding().size(d) > most[d])) {
            problems.report(Message.SHAPE_POOL_PADDING, "padding", window.padding(), window.kernel(), new Extent(most));
            return null;
        }
        List<Slide> slides = window.on(input, problems);
        if (slides != null && !slides.stream().allMatch(Slide::seesInput)) {
            problems.report(Message.SHAPE_POOL_EMPTY, "dilation", window.dilation());
            return null;
        }
        return slides == null ? null : new PoolOp(kind, input, slides, text(title, slides), countPad);
    }

    private PoolOp(Kind kind, Shape input, List<Slide> slides, String text, boolean countPad) {
        this(
                kind,
                input,
                shape(input, slides.stream().mapToInt(Slide::out)),
                text,
                windows(Slide.three(slides).get(1), Slide.three(slides).get(2), countPad),
                slides.size() < 3 ? "" : windows(slides.getFirst(), line(slides), countPad));
    }

    /** So many windows as the output is to have; null after a message. */
    public static @Nullable PoolOp adaptive(Kind kind, Shape input, Extent size, Problems problems) {
        String title = "Adaptive" + kind.prefix + "Pool" + size.directions() + "d";
        if (!Spatial.takes(size.directions(), title, input, problems)) {
            return null;
        }
        long[] dims = LongStream.concat(
                        LongStream.of(input.dim(0)), IntStream.of(size.sizes()).asLongStream())
                .toArray();
        if (!Sizes.fit(problems, "size", "its output", dims)) {
            return null;
        }
        int n = size.directions();
        int width = input.dim(n);
        int height = n == 1 ? 1 : input.dim(n - 1);
        int cols = size.size(n - 1);
        int rows = n == 1 ? 1 : size.size(n - 2);
        return new PoolOp(
                kind,
                input,
                shape(input, IntStream.of(size.sizes())),
                title + "(" + (size.isEven() ? size.size(0) : size.times()) + ")",
                adaptive(height, width, rows, cols),
                n < 3 ? "" : adaptive(input.dim(1), rows * cols, size.size(0), rows * cols));
    }

    /** One window over all positions: a number for each channel; null after a message. */
    public static @Nullable PoolOp global(Kind kind, Shape input, Problems problems) {
        String title = "Global" + kind.prefix + "Pool";
        if (input.isVector()) {
            problems.report(
                    Message.SHAPE_INPUT,
                    "",
                    title,
                    Spatial.ANY,
                    input.describe(),
                    "move it before the Flatten, or remove it");
            return null;
        }
        int width = input.dim(input.rank() - 1);
        String window = adaptive(input.positions() / width, width, 1, 1);
        return new PoolOp(kind, input, new Shape(input.channels()), title, window, "");
    }

    private static Shape shape(Shape input, IntStream sizes) {
        return new Shape(IntStream.concat(IntStream.of(input.dim(0)), sizes).toArray());
    }

    /** A slice's result as a direction along which nothing is pooled. */
    private static Slide line(List<Slide> slides) {
        int cells = slides.get(1).out() * slides.get(2).out();
        return new Slide(cells, 1, 1, 0, 0, 1);
    }

    private static String windows(Slide h, Slide w, boolean countPad) {
        return "Pool.of(%d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %b)"
                .formatted(
                        h.in(),
                        w.in(),
                        h.kernel(),
                        w.kernel(),
                        h.stride(),
                        w.stride(),
                        h.before(),
                        w.before(),
                        h.dilation(),
                        w.dilation(),
                        countPad);
    }

    /** Where the windows are all of one size, they are those of an ordinary pooling. */
    private static String adaptive(int height, int width, int rows, int cols) {
        if (height % rows != 0 || width % cols != 0) {
            return "Pool.adaptive(%d, %d, %d, %d)".formatted(height, width, rows, cols);
        }
        int kernelH = height / rows;
        int kernelW = width / cols;
        return windows(new Slide(height, kernelH, kernelH, 0, 0, 1), new Slide(width, kernelW, kernelW, 0, 0, 1), true);
    }

    private static String text(String title, List<Slide> slides) {
        String s = title + "(" + Slide.text(slides, Slide::kernel);
        if (!slides.stream().allMatch(d -> d.stride() == d.kernel())) {
            s += ", stride " + Slide.text(slides, Slide::stride);
        }
        if (!Slide.all(slides, Slide::before, 0)) {
            s += ", padding " + Slide.text(slides, Slide::before);
        }
        return s + ")";
    }

    @Override
    public String describe() {
        return text;
    }

    @Override
    public void train(Node n, TrainCode code) {
        Buffer x = code.input(n);
        if (isVolume()) {
            code.forward(FORWARD, kind.kernel, plane(n, code), x, slices(n, code), planes());
            x = slices(n, code);
        }
        code.forward(FORWARD, kind.kernel, last(n, code), x, code.value(n), input.dim(0));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx == null) {
            return;
        }
        Buffer x = code.input(n);
        Buffer dy = code.gradient(n);
        if (isVolume()) {
            Buffer between = code.scratch(n, "SlicesGradient", sliceElements(input.dim(0)));
            gradient(code, last(n, code), slices(n, code), dy, between, input.dim(0));
            gradient(code, plane(n, code), x, between, dx, planes());
        } else {
            gradient(code, last(n, code), x, dy, dx, input.dim(0));
        }
    }

    private void gradient(TrainCode code, String pool, Buffer x, Buffer dy, Buffer dx, int planes) {
        if (kind == Kind.MAX) {
            code.backward("k.maxPoolGradient($L,$W$L,$W$L,$W$L,$W$L * w.blocks)", pool, x, dy, dx, planes);
        } else {
            code.backward("k.averagePoolGradient($L,$W$L,$W$L,$W$L * w.blocks)", pool, dy, dx, planes);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        Buffer x = code.input(n);
        Buffer single = code.singleValue(n.inputs().getFirst());
        int cells = EvalCode.cells(input.dim(0));
        if (isVolume()) {
            Buffer slices = code.scratch(n, "Slices", sliceElements(input.dim(0)));
            Buffer singleSlices = code.singleScratch(n, "Slices", sliceElements(cells));
            code.blocks(FORWARD, kind.kernel, plane(n, code), x, slices, planes());
            code.single(SINGLE, kind.kernel, plane(n, code), single, singleSlices, cells * input.dim(1));
            x = slices;
            single = singleSlices;
        }
        code.blocks(FORWARD, kind.kernel, last(n, code), x, code.value(n), input.dim(0));
        code.single(SINGLE, kind.kernel, last(n, code), single, code.singleValue(n), cells);
    }

    private boolean isVolume() {
        return !depth.isEmpty();
    }

    /** Planes of a volume's channels. */
    private int planes() {
        return input.dim(0) * input.dim(1);
    }

    private Buffer slices(Node n, TrainCode code) {
        return code.scratch(n, "Slices", sliceElements(input.dim(0)));
    }

    private long sliceElements(int channels) {
        return (long) channels * input.dim(1) * output.dim(2) * output.dim(3) * 16;
    }

    private String plane(Node n, Constants code) {
        return code.constant(Constants.name(n) + (isVolume() ? "_SLICES" : ""), "Pool", "$L", plane);
    }

    private String last(Node n, Constants code) {
        return isVolume() ? code.constant(Constants.name(n) + "_DEPTH", "Pool", "$L", depth) : plane(n, code);
    }
}
