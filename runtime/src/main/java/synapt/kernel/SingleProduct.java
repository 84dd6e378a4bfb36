package synapt.kernel;

/**
 * The geometry of a product for one example, in single layout: the lanes are 16 outputs, inputs are broadcast. It has the same
 * bits as {@link Product}, as each output is the same chain.
 *
 * <p>For each cell of outputs q, row and column, {@code y[q][row][col] = fma chain from the bias cell q over the taps t,
 * ascending, of w[q][t] * x}, where x is the one element at {@code taps[t] + rowStart(row) + col * xCol}.
 *
 * @param outputs outputs; the last cell may be part empty
 * @param taps    for each tap the element of x where it reads, relative to its position (single layout of the padded input)
 * @param rows    rows of output positions, of all slices
 * @param cols    columns of output positions
 * @param slice   rows of one slice
 * @param xSlice  elements of x from one output slice to the next
 * @param xRow    elements of x from one output row to the next, within a slice
 * @param xCol    elements of x from one output column to the next
 */
public record SingleProduct(int outputs, int[] taps, int rows, int cols, int slice, int xSlice, int xRow, int xCol) {

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
        return new SingleProduct(outputs, taps, 1, 1, 1, 0, 0, 0);
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
        return conv3d(
                channels, 1, height, width, outputs, 1, kernelH, kernelW, 1, strideH, strideW, 1, dilationH, dilationW);
    }

    /** As {@link #conv2d}, of volumes of {@code depth} slices. */
    public static SingleProduct conv3d(
            int channels,
            int depth,
            int height,
            int width,
            int outputs,
            int kernelD,
            int kernelH,
            int kernelW,
            int strideD,
            int strideH,
            int strideW,
            int dilationD,
            int dilationH,
            int dilationW) {
        int slices = (depth - dilationD * (kernelD - 1) - 1) / strideD + 1;
        int rows = (height - dilationH * (kernelH - 1) - 1) / strideH + 1;
        int cols = (width - dilationW * (kernelW - 1) - 1) / strideW + 1;
        int volume = depth * height * width;
        int[] taps = new int[channels * kernelD * kernelH * kernelW];
        int t = 0;
        for (int c = 0; c < channels; c++) {
            for (int kd = 0; kd < kernelD; kd++) {
                for (int kh = 0; kh < kernelH; kh++) {
                    for (int kw = 0; kw < kernelW; kw++) {
                        int position = (kd * dilationD * height + kh * dilationH) * width + kw * dilationW;
                        taps[t++] = ((c / Kernels.LANES) * volume + position) * Kernels.LANES + c % Kernels.LANES;
                    }
                }
            }
        }
        return new SingleProduct(
                outputs,
                taps,
                slices * rows,
                cols,
                rows,
                strideD * height * width * Kernels.LANES,
                strideH * width * Kernels.LANES,
                strideW * Kernels.LANES);
    }

    /** Elements from the first row's input to that of another row, counted through all slices. */
    public int rowStart(int row) {
        return row / slice * xSlice + row % slice * xRow;
    }

    /** Cells of outputs. */
    public int outputCells() {
        return (outputs + Kernels.LANES - 1) / Kernels.LANES;
    }
}
