package synapt.processor.op;

import synapt.processor.graph.Shape;

/**
 * Two-dimensional pooling (PyTorch's MaxPool2d and AvgPool2d, without ceil mode).
 *
 * @param input channels, height, width
 */
public record Pool2dOp(
        Kind kind, Shape input, int kernelH, int kernelW, int strideH, int strideW, int padH, int padW,
        int dilationH, int dilationW, boolean countPad)
        implements Op {

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
}
