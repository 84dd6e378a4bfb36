package synapt.processor.op;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * A two-dimensional convolution (PyTorch's Conv2d).
 *
 * @param input   channels, height, width
 * @param weights its parameters: weight [out, channels / groups, kernelH, kernelW], then the bias [out] if it has one
 */
public record Conv2dOp(
        Shape input,
        int out,
        int kernelH,
        int kernelW,
        int strideH,
        int strideW,
        int padTop,
        int padBottom,
        int padLeft,
        int padRight,
        int dilationH,
        int dilationW,
        int groups,
        List<Parameter> weights)
        implements Op {

    /** The operation on an input; null after a message. */
    public static @Nullable Conv2dOp of(
            Shape input, int out, Window window, int groups, Weights weights, Problems problems) {
        if (!input.isImage()) {
            String remedy = input.isVector()
                    ? "move it before the Flatten, or declare the input as {channels, height, width}"
                    : "Conv1d is not supported yet, so declare the input as {channels, 1, length}";
            problems.report(
                    Message.SHAPE_INPUT, "", "Conv2d", "an image {channels, height, width}", input.describe(), remedy);
            return null;
        }
        int channels = input.dim(0);
        Window.Fit fit = window.on(input, problems);
        if (!groupsDivide(channels, out, groups, problems) || fit == null) {
            return null;
        }
        int kernelH = window.kernel().height();
        int kernelW = window.kernel().width();
        if (!Sizes.fit(
                        problems,
                        "out",
                        "its output",
                        out,
                        fit.height().out(),
                        fit.width().out())
                || !Sizes.fit(problems, "out", "its weight", out, channels / groups, kernelH, kernelW)) {
            return null;
        }
        long taps = (long) kernelH * kernelW;
        return new Conv2dOp(
                input,
                out,
                kernelH,
                kernelW,
                window.stride().height(),
                window.stride().width(),
                fit.height().before(),
                fit.height().behind(),
                fit.width().before(),
                fit.width().behind(),
                window.dilation().height(),
                window.dilation().width(),
                groups,
                weights.of(
                        new Shape(out, channels / groups, kernelH, kernelW),
                        channels / groups * taps,
                        out / groups * taps));
    }

    private static boolean groupsDivide(int in, int out, int groups, Problems problems) {
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

    public int paddedHeight() {
        return input.dim(1) + padTop + padBottom;
    }

    public int paddedWidth() {
        return input.dim(2) + padLeft + padRight;
    }

    public boolean isPadded() {
        return padTop + padBottom + padLeft + padRight > 0;
    }

    public int outHeight() {
        return (paddedHeight() - dilationH * (kernelH - 1) - 1) / strideH + 1;
    }

    public int outWidth() {
        return (paddedWidth() - dilationW * (kernelW - 1) - 1) / strideW + 1;
    }

    public boolean hasBias() {
        return weights.size() > 1;
    }

    @Override
    public Shape output() {
        return new Shape(out, outHeight(), outWidth());
    }

    @Override
    public List<Parameter> parameters() {
        return weights;
    }

    @Override
    public long macs() {
        return (long) out * outHeight() * outWidth() * (input.dim(0) / groups) * kernelH * kernelW;
    }

    @Override
    public String describe() {
        StringBuilder s =
                new StringBuilder("Conv2d(").append(input.dim(0)).append(", ").append(out);
        s.append(", kernel ").append(pair(kernelH, kernelW));
        if (strideH != 1 || strideW != 1) {
            s.append(", stride ").append(pair(strideH, strideW));
        }
        if (isPadded()) {
            s.append(", padding ").append(padTop == padBottom && padLeft == padRight ? pair(padTop, padLeft) : "same");
        }
        if (dilationH != 1 || dilationW != 1) {
            s.append(", dilation ").append(pair(dilationH, dilationW));
        }
        if (groups != 1) {
            s.append(", groups ").append(groups);
        }
        return s.append(hasBias() ? ")" : ", no bias)").toString();
    }

    static String pair(int h, int w) {
        return h == w ? Integer.toString(h) : h + "x" + w;
    }

    /** Whether the kernel covers the input, so that there is one output position and nothing is padded. */
    private boolean isOnePosition() {
        return groups == 1
                && !isPadded()
                && kernelH == input.dim(1)
                && kernelW == input.dim(2)
                && dilationH == 1
                && dilationW == 1;
    }

    private Parameter weight() {
        return weights.getFirst();
    }

    private @Nullable Parameter bias() {
        return hasBias() ? weights.get(1) : null;
    }

    private int taps() {
        return input.dim(0) / groups * kernelH * kernelW;
    }

    @Override
    public boolean isOverBatch(Parameter p) {
        return p == weight() && isOnePosition();
    }

    @Override
    public void train(Node n, TrainCode code) {
        Buffer x = code.input(n);
        if (isPadded()) {
            x = paddedInput(n, code);
            code.forward("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", padding(n, code), code.input(n), x, input.dim(0));
        }
        ProductCode.forward(n, code, product(n, code), weight(), bias(), x);
    }

    @Override
    public void backward(Node n, TrainCode code) {
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

    private void inputGradient(Node n, TrainCode code, Buffer dx) {
        String name = Constants.name(n) + "_GRADIENT";
        if (isOnePosition()) {
            String linear = code.constant(name, "Product", "Product.linear($L, $L)", out, input.size());
            ProductCode.inputGradient(n, code, linear, 1, out, input.size(), 1, weight(), code.gradient(n), dx);
            return;
        }
        String padding = code.constant(
                name + "_PADDING",
                "Padding",
                "Product.conv2dGradientPadding($L, $L, $L, $L, $L, $L, $L, $L)",
                paddedHeight(),
                paddedWidth(),
                kernelH,
                kernelW,
                strideH,
                strideW,
                dilationH,
                dilationW);
        long plane = (long) (paddedHeight() + dilationH * (kernelH - 1)) * (paddedWidth() + dilationW * (kernelW - 1));
        Buffer dy = code.scratch(n, "GradientPadded", out * plane * 16);
        code.backward("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", padding, code.gradient(n), dy, out);
        String product = code.constant(
                name,
                "Product",
                "Product.conv2dInputGradient($L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
                input.dim(0),
                input.dim(1),
                input.dim(2),
                padTop,
                padLeft,
                padding,
                out,
                groups,
                kernelH,
                kernelW,
                dilationH,
                dilationW);
        ProductCode.inputGradient(
                n, code, product, groups, out / groups, input.dim(0) / groups, kernelH * kernelW, weight(), dy, dx);
    }

    @Override
    public void eval(Node n, EvalCode code) {
        ProductCode.evalPrepare(n, code, out, taps(), weight(), bias());
        Buffer x = code.input(n);
        if (isPadded()) {
            x = code.scratch(n, "Padded", paddedElements(input.dim(0)));
            code.blocks("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", padding(n, code), code.input(n), x, input.dim(0));
        }
        ProductCode.evalBlocks(n, code, product(n, code), out, taps(), weight(), bias(), x);
        if (groups == 1) {
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
                Constants.name(n) + "_SINGLE",
                "SingleProduct",
                "SingleProduct.conv2d($L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
                input.dim(0),
                paddedHeight(),
                paddedWidth(),
                out,
                kernelH,
                kernelW,
                strideH,
                strideW,
                dilationH,
                dilationW);
        ProductCode.evalSingle(n, code, product, out, taps(), weight(), bias(), x);
    }

    private String product(Node n, Constants code) {
        return code.constant(
                Constants.name(n),
                "Product",
                "Product.conv2d($L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
                input.dim(0),
                paddedHeight(),
                paddedWidth(),
                out,
                groups,
                kernelH,
                kernelW,
                strideH,
                strideW,
                dilationH,
                dilationW);
    }

    private String padding(Node n, Constants code) {
        return code.constant(
                Constants.name(n) + "_PADDING",
                "Padding",
                "new Padding($L, $L, $L, $L, 1, 1, $L, $L)",
                input.dim(1),
                input.dim(2),
                padTop,
                padLeft,
                paddedHeight(),
                paddedWidth());
    }

    private Buffer paddedInput(Node n, TrainCode code) {
        return code.scratch(n, "Padded", paddedElements(input.dim(0)));
    }

    private long paddedElements(int planes) {
        return (long) planes * paddedHeight() * paddedWidth() * 16;
    }
}
