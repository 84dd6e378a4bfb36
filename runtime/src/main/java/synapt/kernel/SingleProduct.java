package synapt.kernel;

/**
 * The geometry of a product for one example, in single layout: the lanes are 16 outputs, inputs are broadcast. It has the same
 * bits as {@link Product}, as each output is the same chain.
 *
 * <p>For each cell of outputs q, row and column, {@code y[q][row][col] = fma chain from the bias cell q over the taps t,
 * ascending, of w[q][t] * x}, where x is the one element at {@code taps[t] + row * xRow + col * xCol}.
 *
 * @param outputs outputs; the last cell may be part empty
 * @param taps    for each tap the element of x where it reads, relative to its position (single layout of the padded input)
 * @param rows    rows of output positions
 * @param cols    columns of output positions
 * @param xRow    elements of x from one output row to the next
 * @param xCol    elements of x from one output column to the next
 */
public record SingleProduct(int outputs, int[] taps, int rows, int cols, int xRow, int xCol) {

    public SingleProduct {
        taps = taps.clone();
    }

    /** A linear layer on an example of {@code channels} channels of {@code positions} positions each, features in C, H, W order. */
    public static SingleProduct linear(int channels, int positions, int outputs) {
        int[] taps = new int[channels * positions];
        for (int c = 0; c < channels; c++) {
            for (int p = 0; p < positions; p++) {
                taps[c * positions + p] = ((c / Kernels.LANES) * positions + p) * Kernels.LANES + c % Kernels.LANES;
            }
        }
        return new SingleProduct(outputs, taps, 1, 1, 0, 0);
    }

    /** A convolution of one group without padding (its input was padded before). */
    public static SingleProduct conv2d(
            int channels,
            int height,
            int width,
            int outputs,
            int kernelH,
            int kernelW,
            int strideH,
            int strideW,
            int dilationH,
            int dilationW) {
        int rows = (height - dilationH * (kernelH - 1) - 1) / strideH + 1;
        int cols = (width - dilationW * (kernelW - 1) - 1) / strideW + 1;
        int[] taps = new int[channels * kernelH * kernelW];
        int t = 0;
        for (int c = 0; c < channels; c++) {
            for (int kh = 0; kh < kernelH; kh++) {
                for (int kw = 0; kw < kernelW; kw++) {
                    int position = kh * dilationH * width + kw * dilationW;
                    taps[t++] = ((c / Kernels.LANES) * height * width + position) * Kernels.LANES + c % Kernels.LANES;
                }
            }
        }
        return new SingleProduct(outputs, taps, rows, cols, strideH * width * Kernels.LANES, strideW * Kernels.LANES);
    }

    /** Cells of outputs. */
    public int outputCells() {
        return (outputs + Kernels.LANES - 1) / Kernels.LANES;
    }
}
