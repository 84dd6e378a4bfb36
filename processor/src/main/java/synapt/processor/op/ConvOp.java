package synapt.processor.op;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * A convolution in one, two or three directions (PyTorch's Conv1d, Conv2d and Conv3d). A sequence is computed as an image of one
 * row.
 *
 * @param input   channels, then a size for each direction
 * @param slides  the window in each direction
 * @param weights its parameters: weight [out, channels / groups, kernel...], then the bias [out] if it has one
 */
public record ConvOp(Shape input, int out, List<Slide> slides, int groups, List<Parameter> weights) implements Op {

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

    public boolean hasBias() {
        return weights.size() > 1;
    }

    @Override
    public Shape output() {
        return new Shape(
                Arrays.stream(dims(out, Slide::out)).mapToInt(Math::toIntExact).toArray());
    }

    @Override
    public List<Parameter> parameters() {
        return weights;
    }

    @Override
    public long macs() {
        return output().elements() * taps();
    }

    @Override
    public List<NoiseRate> rates() {
        return Weights.rates(weights);
    }

    @Override
    public boolean drawsNoise() {
        return !rates().isEmpty();
    }

    @Override
    public Op withoutNoise() {
        return new ConvOp(input, out, slides, groups, Weights.whole(weights));
    }

    @Override
    public String describe() {
        return describeEvaluation() + Weights.noise(weights);
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

    /** How it is computed with fewer products; null where it isn't. */
    @Nullable
    WinogradCode winograd() {
        boolean suits = slides.size() == 2
                && groups == 1
                && weight().dropped() == null
                && slides.stream().allMatch(s -> WinogradCode.takes(input.dim(0), out, s));
        return suits
                ? new WinogradCode(weight(), bias(), input.dim(0), out, slides.getFirst(), slides.getLast())
                : null;
    }

    /** Whether the kernel covers the input, so that there is one output position and nothing is padded. */
    private boolean isOnePosition() {
        return groups == 1 && !isPadded() && slides.stream().allMatch(s -> s.kernel() == s.in() && s.dilation() == 1);
    }

    Parameter weight() {
        return weights.getFirst();
    }

    @Nullable
    Parameter bias() {
        return hasBias() ? weights.get(1) : null;
    }

    private int taps() {
        return input.dim(0) / groups * geometry().places();
    }

    @Override
    public boolean isOverBatch(Parameter p) {
        return p == weight() && isOnePosition();
    }

    @Override
    public void train(Node n, TrainCode code) {
        WinogradCode winograd = winograd();
        if (winograd != null) {
            winograd.train(n, code);
            return;
        }
        Buffer x = code.input(n);
        if (isPadded()) {
            x = paddedInput(n, code);
            code.forward("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", padding(n, code), code.input(n), x, input.dim(0));
        }
        ProductCode.forward(n, code, product(n, code), weight(), bias(), x);
    }

    @Override
    public void backward(Node n, TrainCode code) {
        WinogradCode winograd = winograd();
        if (winograd != null) {
            backward(n, code, winograd);
            return;
        }
        String product = product(n, code);
        Buffer x = isPadded() ? paddedInput(n, code) : code.input(n);
        ProductCode.biasGradient(n, code, product, bias());
        if (isOnePosition()) {
            ProductCode.weightGradientOverBatch(n, code, input.size(), out, weight(), x);
        } else {
            ProductCode.weightGradient(n, code, product, weight(), x);
        }
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            inputGradient(n, code, dx);
        }
    }

    private void backward(Node n, TrainCode code, WinogradCode winograd) {
        if (hasBias()) {
            ProductCode.biasGradient(n, code, product(n, code), bias());
        }
        winograd.weightGradient(n, code);
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            winograd.inputGradient(n, code, dx);
        }
    }

    private void inputGradient(Node n, TrainCode code, Buffer dx) {
        String name = Constants.name(n) + "_GRADIENT";
        if (isOnePosition()) {
            String linear = code.constant(name, "Product", "Product.linear($L, $L)", out, input.size());
            ProductCode.inputGradient(n, code, linear, 1, out, input.size(), 1, weight(), code.gradient(n), dx);
            return;
        }
        ConvGeometry geometry = geometry();
        if (slides.size() < 3 && slides.stream().anyMatch(s -> s.stride() > 1)) {
            StridedCode strided = new StridedCode(weight(), input.dim(0), out, groups, geometry.slides());
            strided.inputGradient(n, code, name, dx);
            return;
        }
        String padding = code.constant(name + "_PADDING", "Padding", "$L", geometry.gradientPadding());
        Buffer dy = code.scratch(n, "GradientPadded", out * geometry.gradientCells() * 16);
        code.backward("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", padding, code.gradient(n), dy, out);
        String product =
                code.constant(name, "Product", "$L", geometry.inputGradient(input.dim(0), padding, out, groups));
        ProductCode.inputGradient(
                n, code, product, groups, out / groups, input.dim(0) / groups, geometry.places(), weight(), dy, dx);
    }

    @Override
    public void eval(Node n, EvalCode code) {
        WinogradCode winograd = winograd();
        if (winograd != null) {
            winograd.eval(n, code);
            return;
        }
        ProductCode.evalPrepare(n, code, out, taps(), weight(), bias());
        Buffer x = code.input(n);
        if (isPadded()) {
            x = code.scratch(n, "Padded", paddedElements(input.dim(0)));
            code.blocks("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", padding(n, code), code.input(n), x, input.dim(0));
        }
        ProductCode.evalBlocks(n, code, product(n, code), out, taps(), weight(), bias(), x);
        if (PlanarProduct.serves(n)) {
            PlanarProduct.write(n, this, product(n, code), code);
        } else if (groups == 1) {
            evalSingle(n, code);
        } else {
            code.noSingle();
        }
    }

    private void evalSingle(Node n, EvalCode code) {
        Buffer x = code.singleValue(n.inputs().getFirst());
        int cells = EvalCode.cells(input.dim(0));
        if (isPadded()) {
            x = code.singleScratch(n, "Padded", paddedElements(cells));
            code.single(
                    "k.pad($L,$W$L,$W$L,$W$L)",
                    padding(n, code),
                    code.singleValue(n.inputs().getFirst()),
                    x,
                    cells);
        }
        String product = code.constant(
                Constants.name(n) + "_SINGLE", "SingleProduct", "$L", geometry().single(input.dim(0), out));
        ProductCode.evalSingle(n, code, product, out, taps(), weight(), bias(), x);
    }

    ConvGeometry geometry() {
        return new ConvGeometry(slides);
    }

    private String product(Node n, Constants code) {
        return code.constant(Constants.name(n), "Product", "$L", geometry().product(input.dim(0), out, groups));
    }

    String padding(Node n, Constants code) {
        return code.constant(
                Constants.name(n) + "_PADDING", "Padding", "$L", geometry().padding());
    }

    private Buffer paddedInput(Node n, TrainCode code) {
        return code.scratch(n, "Padded", paddedElements(input.dim(0)));
    }

    private long paddedElements(int planes) {
        return planes * geometry().paddedCells() * 16;
    }
}
