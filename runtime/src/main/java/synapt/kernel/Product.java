package synapt.kernel;

/**
 * The geometry of a product in block layout: what a convolution, a linear layer and the input gradients of both have in common.
 *
 * <p>For each block, group g, output o of the group, row and column,
 * {@code y = fma chain from the bias over the taps t, ascending, of w[g][o][t] * x}, where x is the cell at
 * {@code g * xGroup + taps[t] + rowStart(row) + col * xCol} and y the cell at
 * {@code yFirst + (g * outputs + o) * yOut + row * yRow + col * yCol}. All strides are in cells.
 *
 * <p>A volume has more taps and more rows: those of its first slice, then those of the next. Only where they are read is there
 * a step from slice to slice.
 *
 * <p>A convolution runs over an input that was padded before ({@link LayoutKernels#pad}): a tap in the padding is a product
 * with zero.
 *
 * @param groups  groups, at least 1
 * @param outputs outputs of one group
 * @param pattern where the taps read
 * @param rows    rows of output positions, of all slices
 * @param cols    columns of output positions
 * @param slice   rows of one slice
 * @param xCells  cells of one block of x
 * @param xGroup  cells from one group's input to the next's
 * @param xSlice  cells from one output slice's input to the next's
 * @param xRow    cells from one output row's input to the next's, within a slice
 * @param xCol    cells from one output column's input to the next's
 * @param yCells  cells of one block of y
 * @param yFirst  the cell of a block of y that the first position of the first output goes to; gradients need 0
 * @param yOut    cells from one output to the next
 * @param yRow    cells from one output row to the next
 * @param yCol    cells from one output column to the next
 */
public record Product(
        int groups,
        int outputs,
        Taps pattern,
        int rows,
        int cols,
        int slice,
        int xCells,
        int xGroup,
        int xSlice,
        int xRow,
        int xCol,
        int yCells,
        int yFirst,
        int yOut,
        int yRow,
        int yCol) {

    /** Of one slice. */
    public Product(
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
        this(
                groups,
                outputs,
                new Taps(taps),
                rows,
                cols,
                rows,
                xCells,
                xGroup,
                rows * xRow,
                xRow,
                xCol,
                yCells,
                0,
                yOut,
                yRow,
                yCol);
    }

    /** A linear layer: {@code y[o] = bias[o] + sum over i of w[o][i] * x[i]}. */
    public static Product linear(int inputs, int outputs) {
        return linear(inputs, outputs, 1);
    }

    /** A linear layer over the last of two dimensions: {@code positions} rows of {@code inputs} each. */
    public static Product linear(int inputs, int outputs, int positions) {
        return new Product(
                1,
                outputs,
                WeightPacking.every(1, 0, inputs),
                1,
                positions,
                positions * inputs,
                0,
                0,
                inputs,
                positions * outputs,
                1,
                0,
                outputs);
    }

    /**
     * Three linear layers of a position's three parts, each with {@code features} inputs and as many outputs, one behind another as its
     * inputs are. Its gradient with respect to x has the same geometry.
     */
    public static Product threeParts(int features, int positions) {
        int row = 3 * features;
        return new Product(
                3,
                features,
                WeightPacking.every(1, 0, features),
                1,
                positions,
                positions * row,
                features,
                0,
                row,
                positions * row,
                1,
                0,
                row);
    }

    /** What makes the first of some positions from one number; the gradient of its bias is that of a row which is there alone. */
    public static Product firstPosition(int features, int positions) {
        return new Product(1, features, new int[] {0}, 1, 1, 1, 0, 0, 0, positions * features, 1, 0, 0);
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
        return conv3d(
                channels, 1, height, width, outputs, groups, 1, kernelH, kernelW, 1, strideH, strideW, 1, dilationH,
                dilationW);
    }

    /** As {@link #conv2d}, of volumes of {@code depth} slices. */
    public static Product conv3d(
            int channels,
            int depth,
            int height,
            int width,
            int outputs,
            int groups,
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
        int perGroup = channels / groups;
        int volume = depth * height * width;
        int[] taps = new int[perGroup * kernelD * kernelH * kernelW];
        int t = 0;
        for (int c = 0; c < perGroup; c++) {
            for (int kd = 0; kd < kernelD; kd++) {
                for (int kh = 0; kh < kernelH; kh++) {
                    for (int kw = 0; kw < kernelW; kw++) {
                        taps[t++] = ((c * depth + kd * dilationD) * height + kh * dilationH) * width + kw * dilationW;
                    }
                }
            }
        }
        return new Product(
                groups,
                outputs / groups,
                new Taps(taps),
                slices * rows,
                cols,
                rows,
                channels * volume,
                perGroup * volume,
                strideD * height * width,
                strideH * width,
                strideW,
                outputs * slices * rows * cols,
                0,
                slices * rows * cols,
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
        return conv3dInputGradient(
                channels, 1, height, width, 0, padTop, padLeft, gradient, outputs, groups, 1, kernelH, kernelW, 1,
                dilationH, dilationW);
    }

    /**
     * As {@link #conv2dInputGradient}, of volumes.
     *
     * @param depth    slices of the input, without padding
     * @param padFront slices of padding before the convolution's input
     */
    public static Product conv3dInputGradient(
            int channels,
            int depth,
            int height,
            int width,
            int padFront,
            int padTop,
            int padLeft,
            Padding gradient,
            int outputs,
            int groups,
            int kernelD,
            int kernelH,
            int kernelW,
            int dilationD,
            int dilationH,
            int dilationW) {
        int planeH = gradient.paddedHeight();
        int planeW = gradient.paddedWidth();
        int volume = gradient.paddedDepth() * planeH * planeW;
        int perGroup = outputs / groups;
        int[] taps = new int[perGroup * kernelD * kernelH * kernelW];
        int t = 0;
        for (int o = 0; o < perGroup; o++) {
            for (int kd = 0; kd < kernelD; kd++) {
                for (int kh = 0; kh < kernelH; kh++) {
                    for (int kw = 0; kw < kernelW; kw++) {
                        int slice = padFront + dilationD * (kernelD - 1 - kd);
                        int row = padTop + dilationH * (kernelH - 1 - kh);
                        int col = padLeft + dilationW * (kernelW - 1 - kw);
                        taps[t++] = o * volume + (slice * planeH + row) * planeW + col;
                    }
                }
            }
        }
        return new Product(
                groups,
                channels / groups,
                new Taps(taps),
                depth * height,
                width,
                height,
                outputs * volume,
                perGroup * volume,
                planeH * planeW,
                planeW,
                1,
                channels * depth * height * width,
                0,
                depth * height * width,
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
        return conv3dGradientPadding(
                1, paddedHeight, paddedWidth, 1, kernelH, kernelW, 1, strideH, strideW, 1, dilationH, dilationW);
    }

    /**
     * As {@link #conv2dGradientPadding}, for {@link #conv3dInputGradient}.
     *
     * @param paddedDepth slices of the convolution's padded input
     */
    public static Padding conv3dGradientPadding(
            int paddedDepth,
            int paddedHeight,
            int paddedWidth,
            int kernelD,
            int kernelH,
            int kernelW,
            int strideD,
            int strideH,
            int strideW,
            int dilationD,
            int dilationH,
            int dilationW) {
        int reachD = dilationD * (kernelD - 1);
        int reachH = dilationH * (kernelH - 1);
        int reachW = dilationW * (kernelW - 1);
        return new Padding(
                (paddedDepth - reachD - 1) / strideD + 1,
                (paddedHeight - reachH - 1) / strideH + 1,
                (paddedWidth - reachW - 1) / strideW + 1,
                reachD,
                reachH,
                reachW,
                strideD,
                strideH,
                strideW,
                paddedDepth + reachD,
                paddedHeight + reachH,
                paddedWidth + reachW);
    }

    /** For each tap the cell where it reads, relative to its group and position; not a copy. */
    public int[] taps() {
        return pattern.cells();
    }

    /** Cells from the first row's input to that of another row, counted through all slices. */
    public int rowStart(int row) {
        return row / slice * xSlice + row % slice * xRow;
    }

    /** Whether the input's rows lie at one distance from each other, from slice to slice too. */
    public boolean isEven() {
        return rows == slice || xSlice == slice * xRow;
    }

    /** Outputs of all groups. */
    public int allOutputs() {
        return groups * outputs;
    }

    /** Weights of all groups, in the order [group * outputs + output][tap]. */
    public int weights() {
        return groups * outputs * taps().length;
    }

    /** Whether there is one output position only, so that the columns of a register tile can be blocks. */
    public boolean isOnePosition() {
        return rows * cols == 1;
    }
}
