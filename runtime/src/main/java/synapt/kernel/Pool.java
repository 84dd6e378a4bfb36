package synapt.kernel;

/**
 * The geometry of a two-dimensional pooling. Planes are of cells, so it serves block layout and single layout alike. Lines are
 * planes of one row. A volume is pooled as planes first, each slice by itself, then along its depth, as planes with a row for each
 * slice: both maximum and mean are what one window over all three directions would give.
 *
 * @param height   input rows
 * @param width    input columns
 * @param rows     output rows
 * @param cols     output columns
 * @param countPad average pooling: whether a window's padding counts in its divisor
 * @param adaptive whether the windows divide the input evenly, as {@link #adaptive} says; stride, padding and dilation then mean
 *                 nothing, and the kernel is the largest window
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
        boolean countPad,
        boolean adaptive) {

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
                countPad, false);
    }

    /**
     * A pooling of given output size: window i of n covers floor(i size / n) up to, not including,
     * ceil((i + 1) size / n) (PyTorch's AdaptiveAvgPool and AdaptiveMaxPool).
     */
    public static Pool adaptive(int height, int width, int rows, int cols) {
        return new Pool(
                height, width, rows, cols, largest(height, rows), largest(width, cols), 1, 1, 0, 0, 1, 1, false, true);
    }

    private static int largest(int size, int windows) {
        int most = 0;
        for (int i = 0; i < windows; i++) {
            most = Math.max(most, end(i, size, windows) - start(i, size, windows));
        }
        return most;
    }

    private static int start(int i, int size, int windows) {
        return (int) ((long) i * size / windows);
    }

    private static int end(int i, int size, int windows) {
        return (int) (((i + 1L) * size + windows - 1) / windows);
    }

    /** The input row that a window reads at a row of its kernel; outside [0, height) it reads nothing. */
    int inputRow(int row, int kh) {
        return adaptive ? place(row, kh, height, rows) : row * strideH - padH + kh * dilationH;
    }

    /** The input column that a window reads at a column of its kernel; outside [0, width) it reads nothing. */
    int inputCol(int col, int kw) {
        return adaptive ? place(col, kw, width, cols) : col * strideW - padW + kw * dilationW;
    }

    private static int place(int window, int k, int size, int windows) {
        int i = start(window, size, windows) + k;
        return i < end(window, size, windows) ? i : -1;
    }

    /** What the sum over a window is divided by. */
    int divisor(int row, int col) {
        return countPad ? kernelH * kernelW : rowsInside(row) * colsInside(col);
    }

    private int rowsInside(int row) {
        int n = 0;
        for (int k = 0; k < kernelH; k++) {
            int h = inputRow(row, k);
            n += h >= 0 && h < height ? 1 : 0;
        }
        return n;
    }

    private int colsInside(int col) {
        int n = 0;
        for (int k = 0; k < kernelW; k++) {
            int w = inputCol(col, k);
            n += w >= 0 && w < width ? 1 : 0;
        }
        return n;
    }
}
