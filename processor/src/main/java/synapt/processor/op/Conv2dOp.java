package synapt.processor.op;

import java.util.List;
import synapt.processor.graph.Shape;

/**
 * A two-dimensional convolution (PyTorch's Conv2d).
 *
 * @param input   channels, height, width
 * @param weights its parameters: weight [out, channels / groups, kernelH, kernelW], then the bias [out] if it has one
 */
public record Conv2dOp(
        Shape input, int out, int kernelH, int kernelW, int strideH, int strideW,
        int padTop, int padBottom, int padLeft, int padRight, int dilationH, int dilationW, int groups,
        List<Parameter> weights)
        implements Op {

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
        StringBuilder s = new StringBuilder("Conv2d(").append(input.dim(0)).append(", ").append(out);
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
}
