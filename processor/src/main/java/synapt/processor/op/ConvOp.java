package synapt.processor.op;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.report.Message;

/**
 * A convolution in one, two or three directions (PyTorch's Conv1d, Conv2d and Conv3d). A sequence is computed as an image of one
 * row.
 *
 * @param input   channels, then a size for each direction
 * @param slides  the window in each direction
 * @param weights its parameters: weight [out, channels / groups, kernel...], then the bias [out] if it has one
 */
public record ConvOp(Shape input, int out, List<Slide> slides, int groups, List<Parameter> weights)
        implements ProductOp {

    public ConvOp {
        slides = List.copyOf(slides);
    }

    /** The operation on an input; null after a message. */
    public static @Nullable ConvOp of(
            Shape input, int out, Window window, int groups, Weights weights, Problems problems) {
        int directions = window.kernel().directions();
        if (!Spatial.takes(directions, "Conv" + directions + "d", input, problems)) {
            return null;
        }
        int channels = input.dim(0);
        List<Slide> slides = window.on(input, problems);
        if (!groupsDivide(channels, out, groups, problems) || slides == null) {
            return null;
        }
        ConvOp op = new ConvOp(input, out, slides, groups, List.of());
        long[] weight = op.dims(out, channels / groups, Slide::kernel);
        if (!Sizes.fit(problems, "out", "its output", op.dims(out, Slide::out))
                || !Sizes.fit(problems, "out", "its weight", weight)) {
            return null;
        }
        long taps = op.geometry().places();
        Shape shape = new Shape(Arrays.stream(weight).mapToInt(Math::toIntExact).toArray());
        return new ConvOp(input, out, slides, groups, weights.of(shape, channels / groups * taps, out / groups * taps));
    }

    static boolean groupsDivide(int in, int out, int groups, Problems problems) {
        boolean divideIn = in % groups == 0;
        boolean divideOut = out % groups == 0;
        if (divideIn && divideOut) {
            return true;
        }
        String what = divideOut ? in + " input" : divideIn ? out + " output" : in + " input and " + out + " output";
        int common = IntStream.rangeClosed(1, Math.min(groups, Math.min(in, out)))
                .filter(g -> in % g == 0 && out % g == 0)
                .max()
                .orElse(1);
        problems.report(Message.SHAPE_GROUPS, "groups", groups, what, common);
        return false;
    }

    private long[] dims(int first, ToIntFunction<Slide> size) {
        return LongStream.concat(LongStream.of(first), slides.stream().mapToLong(size::applyAsInt))
                .toArray();
    }

    private long[] dims(int first, int second, ToIntFunction<Slide> size) {
        return LongStream.concat(LongStream.of(first, second), slides.stream().mapToLong(size::applyAsInt))
                .toArray();
    }

    public boolean isPadded() {
        return slides.stream().anyMatch(s -> s.before() + s.behind() > 0);
    }

    @Override
    public Shape output() {
        return new Shape(
                Arrays.stream(dims(out, Slide::out)).mapToInt(Math::toIntExact).toArray());
    }

    @Override
    public long macs() {
        return output().elements() * taps();
    }

    @Override
    public Op withoutNoise() {
        return new ConvOp(input, out, slides, groups, Weights.whole(weights));
    }

    @Override
    public String describeEvaluation() {
        StringBuilder s = new StringBuilder("Conv").append(slides.size()).append("d(");
        s.append(input.dim(0)).append(", ").append(out);
        s.append(", kernel ").append(Slide.text(slides, Slide::kernel));
        if (!Slide.all(slides, Slide::stride, 1)) {
            s.append(", stride ").append(Slide.text(slides, Slide::stride));
        }
        if (isPadded()) {
            boolean even = slides.stream().allMatch(d -> d.before() == d.behind());
            s.append(", padding ").append(even ? Slide.text(slides, Slide::before) : "same");
        }
        if (!Slide.all(slides, Slide::dilation, 1)) {
            s.append(", dilation ").append(Slide.text(slides, Slide::dilation));
        }
        if (groups != 1) {
            s.append(", groups ").append(groups);
        }
        return s.append(hasBias() ? ")" : ", no bias)").toString();
    }

    /** Whether the kernel covers the input, so that there is one output position and nothing is padded. */
    boolean isOnePosition() {
        return groups == 1 && !isPadded() && slides.stream().allMatch(s -> s.kernel() == s.in() && s.dilation() == 1);
    }

    int taps() {
        return input.dim(0) / groups * geometry().places();
    }

    @Override
    public boolean isOverBatch(Parameter p) {
        return p == weight() && isOnePosition();
    }

    @Override
    public void train(Node n, TrainCode code) {
        ConvCode.of(this).train(n, code);
    }

    @Override
    public void backward(Node n, TrainCode code) {
        ConvCode.of(this).backward(n, code);
    }

    @Override
    public void eval(Node n, EvalCode code) {
        ConvCode.of(this).eval(n, code);
    }

    ConvGeometry geometry() {
        return new ConvGeometry(slides);
    }

    String product(Node n, Constants code) {
        return code.constant(Constants.name(n), "Product", "$L", geometry().product(input.dim(0), out, groups));
    }

    String padding(Node n, Constants code) {
        return code.constant(
                Constants.name(n) + "_PADDING", "Padding", "$L", geometry().padding());
    }
}
