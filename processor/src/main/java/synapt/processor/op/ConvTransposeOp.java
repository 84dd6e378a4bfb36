package synapt.processor.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * The transpose of a convolution (PyTorch's ConvTranspose1d, ConvTranspose2d and ConvTranspose3d): its forward pass is the
 * input's gradient of that convolution, and its input's gradient is that convolution.
 *
 * @param input   channels, then a size for each direction
 * @param slides  the convolution's window in each direction, over what is the output here
 * @param weights its parameters: weight [channels, out / groups, kernel...], then the bias [out] if it has one
 */
public record ConvTransposeOp(Shape input, int out, List<Slide> slides, int groups, List<Parameter> weights)
        implements ProductOp {

    public ConvTransposeOp {
        slides = List.copyOf(slides);
    }

    /**
     * The operation on an input; null after a message. Its window has no SAME padding.
     *
     * @param outputPadding what is added to the output's end, less than the stride: so many sizes would else lead to one
     */
    public static @Nullable ConvTransposeOp of(
            Shape input, int out, Window window, Extent outputPadding, int groups, Weights weights, Problems problems) {
        int directions = window.kernel().directions();
        if (!Spatial.takes(directions, "ConvTranspose" + directions + "d", input, problems)) {
            return null;
        }
        if (IntStream.range(0, directions)
                .anyMatch(d -> outputPadding.size(d) >= window.stride().size(d))) {
            int least = IntStream.of(window.stride().sizes()).min().orElseThrow();
            problems.report(Message.SHAPE_OUTPUT_PADDING, "outputPadding", outputPadding, window.stride(), least - 1);
            return null;
        }
        if (!ConvOp.groupsDivide(input.dim(0), out, groups, problems)) {
            return null;
        }
        long[] output = new long[directions + 1];
        output[0] = out;
        for (int d = 0; d < directions; d++) {
            long whole = (input.dim(d + 1) - 1L) * window.stride().size(d)
                    + (long) window.dilation().size(d) * (window.kernel().size(d) - 1)
                    + outputPadding.size(d)
                    + 1;
            output[d + 1] = whole - 2L * window.padding().size(d);
            if (output[d + 1] < 1) {
                problems.report(Message.SHAPE_NOTHING_LEFT, "padding", window.padding(), whole, (whole - 1) / 2);
                return null;
            }
        }
        List<Slide> slides = slides(window, output);
        long places = new ConvGeometry(slides).places();
        long[] weight = LongStream.concat(
                        LongStream.of(input.dim(0), out / groups),
                        slides.stream().mapToLong(Slide::kernel))
                .toArray();
        // What is kept while it is computed is larger than the output by the padding.
        long[] padded = LongStream.concat(
                        LongStream.of(Math.max(out, input.dim(0))),
                        IntStream.range(0, directions)
                                .mapToLong(d -> output[d + 1]
                                        + 2L * window.padding().size(d)
                                        + (long) window.dilation().size(d)
                                                * (window.kernel().size(d) - 1)))
                .toArray();
        if (!Sizes.fit(problems, "out", "its output", output)
                || !Sizes.fit(problems, "out", "its weight", weight)
                || !Sizes.fit(problems, "kernel", "its padded input", padded)) {
            return null;
        }
        // PyTorch's fans, which look at the weight's second dimension, then its first.
        return new ConvTransposeOp(
                input,
                out,
                slides,
                groups,
                weights.of(shape(weight), out, out / groups * places, input.dim(0) * places));
    }

    private static List<Slide> slides(Window window, long[] output) {
        List<Slide> slides = new ArrayList<>();
        for (int d = 0; d < output.length - 1; d++) {
            int padding = window.padding().size(d);
            slides.add(new Slide(
                    (int) Math.min(Integer.MAX_VALUE, output[d + 1]),
                    window.kernel().size(d),
                    window.stride().size(d),
                    padding,
                    padding,
                    window.dilation().size(d)));
        }
        return slides;
    }

    private static Shape shape(long[] dims) {
        return new Shape(Arrays.stream(dims).mapToInt(Math::toIntExact).toArray());
    }

    @Override
    public Shape output() {
        return new Shape(IntStream.concat(IntStream.of(out), slides.stream().mapToInt(Slide::in))
                .toArray());
    }

    @Override
    public long macs() {
        return input.elements() * (out / groups) * geometry().places();
    }

    @Override
    public Op withoutNoise() {
        return new ConvTransposeOp(input, out, slides, groups, Weights.whole(weights));
    }

    @Override
    public String describeEvaluation() {
        StringBuilder s =
                new StringBuilder("ConvTranspose").append(slides.size()).append("d(");
        s.append(input.dim(0)).append(", ").append(out);
        s.append(", kernel ").append(Slide.text(slides, Slide::kernel));
        if (!Slide.all(slides, Slide::stride, 1)) {
            s.append(", stride ").append(Slide.text(slides, Slide::stride));
        }
        if (isPadded()) {
            s.append(", padding ").append(Slide.text(slides, Slide::before));
        }
        if (!Slide.all(slides, Slide::outside, 0)) {
            s.append(", output padding ").append(Slide.text(slides, Slide::outside));
        }
        if (!Slide.all(slides, Slide::dilation, 1)) {
            s.append(", dilation ").append(Slide.text(slides, Slide::dilation));
        }
        if (groups != 1) {
            s.append(", groups ").append(groups);
        }
        return s.append(bias() == null ? ", no bias)" : ")").toString();
    }

    private boolean isPadded() {
        return !Slide.all(slides, Slide::before, 0);
    }

    @Override
    public void train(Node n, TrainCode code) {
        Buffer x = code.scratch(n, "Spread", spreadElements());
        code.forward("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", spread(n, code), code.input(n), x, input.dim(0));
        Parameter bias = bias();
        code.forward(
                "k.product($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                product(n, code),
                code.packedKept(n, n.identifier() + "Packed", order(n, code), weight()),
                bias == null ? "null" : code.tensor(bias),
                code.appliesRelu(n),
                x,
                code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dy = code.gradient(n);
        ProductCode.biasGradient(n, code, product(n, code), bias());
        Buffer dx = code.inputGradient(n);
        if (dx == null && !code.learns(n, weight())) {
            return;
        }
        if (isPadded()) {
            String padding = code.constant(
                    Constants.name(n) + "_PADDING", "Padding", "$L", geometry().padding());
            Buffer padded = code.scratch(n, "GradientPadded", out * geometry().paddedCells() * 16);
            code.backward("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", padding, dy, padded, out);
            dy = padded;
        }
        String convolution = code.constant(
                Constants.name(n) + "_GRADIENT", "Product", "$L", geometry().product(out, input.dim(0), groups));
        // Of that convolution, dy is the input, and the input the gradient of its result.
        ProductCode.weightGradient(n, code, convolution, weight(), dy, code.input(n));
        if (dx != null) {
            String order = ProductCode.order(code, convolution);
            code.backward(
                    "k.product($L,$W$L,$Wnull,$Wfalse,$W$L,$W$L,$Ww.blocks)",
                    convolution,
                    code.packedKept(n, n.identifier() + "PackedGradient", order, weight()),
                    dy,
                    dx);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        String order = order(n, code);
        String packed = code.packed(n.identifier() + "Packed", order);
        code.pack("k.pack($L, $L, $L)", order, code.tensor(weight()), packed);
        if (drawsNoise()) {
            code.packSample("k.pack($L, $L, $L)", order, code.drawn(n, weight()), packed);
        }
        String packedBias = "null";
        Parameter bias = bias();
        if (bias != null) {
            String field = code.weights(n.identifier() + "PackedBias", "$L", EvalCode.padded(out));
            code.pack("copy($L, $L)", code.tensor(bias), field);
            packedBias = "p." + field;
        }
        Buffer x = code.scratch(n, "Spread", spreadElements());
        code.blocks("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", spread(n, code), code.input(n), x, input.dim(0));
        code.blocks(
                "k.product($L,$Wp.$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                product(n, code),
                packed,
                packedBias,
                code.appliesRelu(n),
                x,
                code.value(n));
        code.noSingle();
    }

    private ConvGeometry geometry() {
        return new ConvGeometry(slides);
    }

    private String spread(Node n, Constants code) {
        return code.constant(
                Constants.name(n) + "_SPREAD", "Padding", "$L", geometry().gradientPadding());
    }

    private long spreadElements() {
        return input.dim(0) * geometry().gradientCells() * 16;
    }

    private String product(Node n, Constants code) {
        return code.constant(
                Constants.name(n),
                "Product",
                "$L",
                geometry().inputGradient(out, spread(n, code), input.dim(0), groups));
    }

    private String order(Node n, Constants code) {
        return ProductCode.gradientOrder(
                code,
                product(n, code),
                groups,
                input.dim(0) / groups,
                out / groups,
                geometry().places());
    }
}
