package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Two-dimensional pooling (PyTorch's MaxPool2d and AvgPool2d, without ceil mode).
 *
 * @param input channels, height, width
 */
public record Pool2dOp(
        Kind kind,
        Shape input,
        int kernelH,
        int kernelW,
        int strideH,
        int strideW,
        int padH,
        int padW,
        int dilationH,
        int dilationW,
        boolean countPad)
        implements Op {

    /** The operation on an input; null after a message. Its window has no SAME padding. */
    public static @Nullable Pool2dOp of(Kind kind, Shape input, Window window, boolean countPad, Problems problems) {
        String title = kind == Kind.MAX ? "MaxPool2d" : "AvgPool2d";
        if (!input.isImage()) {
            String remedy = input.isVector()
                    ? "move it before the Flatten, or declare the input as {channels, height, width}"
                    : title.replace('2', '1') + " is not supported yet, so declare the input as {channels, 1, length}";
            problems.report(
                    Message.SHAPE_INPUT, "", title, "an image {channels, height, width}", input.describe(), remedy);
            return null;
        }
        // A window that lies in the padding as a whole would have no element to choose; PyTorch has the same limit.
        Window.Pair spans = window.spans();
        Window.Pair most = new Window.Pair(spans.height() / 2, spans.width() / 2);
        if (window.padding().height() > most.height() || window.padding().width() > most.width()) {
            problems.report(Message.SHAPE_POOL_PADDING, "padding", window.padding(), window.kernel(), most);
            return null;
        }
        Window.Fit fit = window.on(input, problems);
        if (fit == null) {
            return null;
        }
        return new Pool2dOp(
                kind,
                input,
                window.kernel().height(),
                window.kernel().width(),
                window.stride().height(),
                window.stride().width(),
                window.padding().height(),
                window.padding().width(),
                window.dilation().height(),
                window.dilation().width(),
                countPad);
    }

    /** Which element or mean of a window. */
    public enum Kind {
        MAX,
        AVERAGE
    }

    public int outHeight() {
        return (input.dim(1) + 2 * padH - dilationH * (kernelH - 1) - 1) / strideH + 1;
    }

    public int outWidth() {
        return (input.dim(2) + 2 * padW - dilationW * (kernelW - 1) - 1) / strideW + 1;
    }

    @Override
    public Shape output() {
        return new Shape(input.dim(0), outHeight(), outWidth());
    }

    @Override
    public String describe() {
        String s = (kind == Kind.MAX ? "MaxPool2d(" : "AvgPool2d(") + Conv2dOp.pair(kernelH, kernelW);
        if (strideH != kernelH || strideW != kernelW) {
            s += ", stride " + Conv2dOp.pair(strideH, strideW);
        }
        if (padH + padW > 0) {
            s += ", padding " + Conv2dOp.pair(padH, padW);
        }
        return s + ")";
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "k.$L($L,$W$L,$W$L,$W$L * w.blocks)",
                forwardKernel(),
                pool(n, code),
                code.input(n),
                code.value(n),
                input.dim(0));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx == null) {
            return;
        }
        if (kind == Kind.MAX) {
            code.backward(
                    "k.maxPoolGradient($L,$W$L,$W$L,$W$L,$W$L * w.blocks)",
                    pool(n, code),
                    code.input(n),
                    code.gradient(n),
                    dx,
                    input.dim(0));
        } else {
            code.backward(
                    "k.averagePoolGradient($L,$W$L,$W$L,$W$L * w.blocks)",
                    pool(n, code),
                    code.gradient(n),
                    dx,
                    input.dim(0));
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks(
                "k.$L($L,$W$L,$W$L,$W$L * w.blocks)",
                forwardKernel(),
                pool(n, code),
                code.input(n),
                code.value(n),
                input.dim(0));
        code.single(
                "k.$L($L,$W$L,$W$L,$W$L)",
                forwardKernel(),
                pool(n, code),
                code.singleValue(n.inputs().getFirst()),
                code.singleValue(n),
                EvalCode.cells(input.dim(0)));
    }

    private String forwardKernel() {
        return kind == Kind.MAX ? "maxPool" : "averagePool";
    }

    private String pool(Node n, Constants code) {
        return code.constant(
                Constants.name(n),
                "Pool",
                "Pool.of($L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
                input.dim(1),
                input.dim(2),
                kernelH,
                kernelW,
                strideH,
                strideW,
                padH,
                padW,
                dilationH,
                dilationW,
                countPad);
    }
}
