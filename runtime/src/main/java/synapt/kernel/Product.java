package synapt.kernel;

import java.util.Arrays;

/**
 * The geometry of a product in block layout: what a convolution, a linear layer and the input gradients of both have in common.
 *
 * <p>For each block, group g, output o of the group, row and column,
 * {@code y = fma chain from the bias over the taps t, ascending, of w[g][o][t] * x}, where x is the cell at
 * {@code g * xGroup + taps[t] + row * xRow + col * xCol} and y the cell at
 * {@code (g * outputs + o) * yOut + row * yRow + col * yCol}. All strides are in cells.
 *
 * <p>A convolution runs over an input that was padded before ({@link LayoutKernels#pad}): a tap in the padding is a product
 * with zero.
 *
 * @param groups  groups, at least 1
 * @param outputs outputs of one group
 * @param taps    for each tap the cell where it reads, relative to its group and position
 * @param rows    rows of output positions
 * @param cols    columns of output positions
 * @param xCells  cells of one block of x
 * @param xGroup  cells from one group's input to the next's
 * @param xRow    cells from one output row's input to the next's
 * @param xCol    cells from one output column's input to the next's
 * @param yCells  cells of one block of y
 * @param yOut    cells from one output to the next
 * @param yRow    cells from one output row to the next
 * @param yCol    cells from one output column to the next
 */
public record Product(
        int groups,
        int outputs,
        int[] taps,
        int rows,
        int cols,
        int xCells,
        int xGroup,
        int xRow,
        int xCol,
        int yCells,
        int yOut,
        int yRow,
        int yCol) {

    public Product {
        taps = taps.clone();
    }

    /** A linear layer: {@code y[o] = bias[o] + sum over i of w[o][i] * x[i]}. */
    public static Product linear(int inputs, int outputs) {
        return linear(inputs, outputs, 1);
    }

    /** A linear layer over the last of two dimensions: {@code positions} rows of {@code inputs} each. */
    public static Product linear(int inputs, int outputs, int positions) {
        int[] taps = new int[inputs];
        Arrays.setAll(taps, i -> i);
        return new Product(
                1, outputs, taps, 1, positions, positions * inputs, 0, 0, inputs, positions * outputs, 1, 0, outputs);
    }

    /**
     * A convolution without padding (its input was padded before).
     *
     * @param channels input channels, of all groups
     * @param height   rows of the (padded) input
     * @param width    columns of the (padded) input
     * @param outputs  output channels, of all groups
     */
    public static Product conv2d(
            int channels,
            int height,
            int width,
            int outputs,
            int groups,
            int kernelH,
            int kernelW,
            int strideH,
            int strideW,
            int dilationH,
            int dilationW) {
        int rows = (height - dilationH * (kernelH - 1) - 1) / strideH + 1;
        int cols = (width - dilationW * (kernelW - 1) - 1) / strideW + 1;
        int perGroup = channels / groups;
        int[] taps = new int[perGroup * kernelH * kernelW];
        int t = 0;
        for (int c = 0; c < perGroup; c++) {
            for (int kh = 0; kh < kernelH; kh++) {
                for (int kw = 0; kw < kernelW; kw++) {
                    taps[t++] = (c * height + kh * dilationH) * width + kw * dilationW;
                }
            }
        }
        return new Product(
                groups,
                outputs / groups,
                taps,
                rows,
                cols,
                channels * height * width,
                perGroup * height * width,
                strideH * width,
                strideW,
                outputs * rows * cols,
                rows * cols,
                cols,
                1);
    }

    /**
     * The input gradient of a convolution: its outputs are the input's channels without the padding, its input is the output's
     * gradient laid into larger planes by {@link #conv2dGradientPadding}.
     *
     * @param channels input channels, of all groups
     * @param height   rows of the input, without padding
     * @param width    columns of the input, without padding
     * @param padTop   rows of padding above the convolution's input
     * @param padLeft  columns of padding before it
     * @param gradient the planes of the output's gradient
     * @param outputs  output channels, of all groups
     */
    public static Product conv2dInputGradient(
            int channels,
            int height,
            int width,
            int padTop,
            int padLeft,
            Padding gradient,
            int outputs,
            int groups,
            int kernelH,
            int kernelW,
            int dilationH,
            int dilationW) {
        int planeH = gradient.paddedHeight();
        int planeW = gradient.paddedWidth();
        int perGroup = outputs / groups;
        int[] taps = new int[perGroup * kernelH * kernelW];
        int t = 0;
        for (int o = 0; o < perGroup; o++) {
            for (int kh = 0; kh < kernelH; kh++) {
                for (int kw = 0; kw < kernelW; kw++) {
                    int row = padTop + dilationH * (kernelH - 1 - kh);
                    int col = padLeft + dilationW * (kernelW - 1 - kw);
                    taps[t++] = (o * planeH + row) * planeW + col;
                }
            }
        }
        return new Product(
                groups,
                channels / groups,
                taps,
                height,
                width,
                outputs * planeH * planeW,
                perGroup * planeH * planeW,
                planeW,
                1,
                channels * height * width,
                height * width,
                width,
                1);
    }

    /**
     * How a convolution's output gradient is laid out for {@link #conv2dInputGradient}: with room for the kernel all around, and
     * with gaps where the stride is not 1.
     *
     * @param paddedHeight rows of the convolution's padded input
     * @param paddedWidth  columns of the convolution's padded input
     */
    public static Padding conv2dGradientPadding(
            int paddedHeight,
            int paddedWidth,
            int kernelH,
            int kernelW,
            int strideH,
            int strideW,
            int dilationH,
            int dilationW) {
        int reachH = dilationH * (kernelH - 1);
        int reachW = dilationW * (kernelW - 1);
        int rows = (paddedHeight - reachH - 1) / strideH + 1;
        int cols = (paddedWidth - reachW - 1) / strideW + 1;
        return new Padding(rows, cols, reachH, reachW, strideH, strideW, paddedHeight + reachH, paddedWidth + reachW);
    }

    /** Outputs of all groups. */
    public int allOutputs() {
        return groups * outputs;
    }

    /** Weights of all groups, in the order [group * outputs + output][tap]. */
    public int weights() {
        return groups * outputs * taps.length;
    }

    /** Whether there is one output position only, so that the columns of a register tile can be blocks. */
    public boolean isOnePosition() {
        return rows * cols == 1;
    }
}
