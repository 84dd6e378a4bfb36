package synapt.kernel;

/**
 * The geometry of a two-dimensional pooling. Planes are of cells, so it serves block layout and single layout alike.
 *
 * @param height   input rows
 * @param width    input columns
 * @param rows     output rows
 * @param cols     output columns
 * @param countPad average pooling: whether a window's padding counts in its divisor
 */
public record Pool(
        int height,
        int width,
        int rows,
        int cols,
        int kernelH,
        int kernelW,
        int strideH,
        int strideW,
        int padH,
        int padW,
        int dilationH,
        int dilationW,
        boolean countPad) {

    /** A pooling whose output size is floor((size + 2 pad - dilation (kernel - 1) - 1) / stride) + 1. */
    public static Pool of(
            int height,
            int width,
            int kernelH,
            int kernelW,
            int strideH,
            int strideW,
            int padH,
            int padW,
            int dilationH,
            int dilationW,
            boolean countPad) {
        int rows = (height + 2 * padH - dilationH * (kernelH - 1) - 1) / strideH + 1;
        int cols = (width + 2 * padW - dilationW * (kernelW - 1) - 1) / strideW + 1;
        return new Pool(
                height, width, rows, cols, kernelH, kernelW, strideH, strideW, padH, padW, dilationH, dilationW,
                countPad);
    }

    /** The input row that a window reads at a row of its kernel; outside [0, height) it lies in the padding. */
    int inputRow(int row, int kh) {
        return row * strideH - padH + kh * dilationH;
    }

    /** The input column that a window reads at a column of its kernel; outside [0, width) it lies in the padding. */
    int inputCol(int col, int kw) {
        return col * strideW - padW + kw * dilationW;
    }

    /** What the sum over a window is divided by. */
    int divisor(int row, int col) {
        return countPad
                ? kernelH * kernelW
                : inside(inputRow(row, 0), kernelH, dilationH, height)
                        * inside(inputCol(col, 0), kernelW, dilationW, width);
    }

    private static int inside(int first, int kernel, int dilation, int size) {
        int n = 0;
        for (int k = 0; k < kernel; k++) {
            int i = first + k * dilation;
            n += i >= 0 && i < size ? 1 : 0;
        }
        return n;
    }
}
