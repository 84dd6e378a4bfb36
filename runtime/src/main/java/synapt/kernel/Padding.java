package synapt.kernel;

/**
 * How {@link LayoutKernels#pad} lays volumes into larger ones; all sizes in cells. A plane is a volume of depth 1.
 *
 * @param depth        planes of the small volume
 * @param height       rows of the small planes
 * @param width        columns of the small planes
 * @param front        plane in the large volume where the small one starts
 * @param top          row in the large plane where the small one starts
 * @param left         column in the large plane where the small one starts
 * @param stepD        planes of the large volume from one small plane to the next, at least 1
 * @param stepH        rows of the large plane from one small row to the next, at least 1
 * @param stepW        columns of the large plane from one small column to the next, at least 1
 * @param paddedDepth  planes of the large volume
 * @param paddedHeight rows of the large plane
 * @param paddedWidth  columns of the large plane
 */
public record Padding(
        int depth,
        int height,
        int width,
        int front,
        int top,
        int left,
        int stepD,
        int stepH,
        int stepW,
        int paddedDepth,
        int paddedHeight,
        int paddedWidth) {

    public Padding {
        if (!fits(depth, front, stepD, paddedDepth)
                || !fits(height, top, stepH, paddedHeight)
                || !fits(width, left, stepW, paddedWidth)) {
            throw new IllegalArgumentException("a volume of " + depth + "x" + height + "x" + width + " at " + front
                    + "," + top + "," + left + " with steps " + stepD + "," + stepH + "," + stepW + " does not fit "
                    + paddedDepth + "x" + paddedHeight + "x" + paddedWidth);
        }
    }

    /** Of planes. */
    public Padding(int height, int width, int top, int left, int stepH, int stepW, int paddedHeight, int paddedWidth) {
        this(1, height, width, 0, top, left, 1, stepH, stepW, 1, paddedHeight, paddedWidth);
    }

    private static boolean fits(int size, int start, int step, int padded) {
        return size >= 1 && start >= 0 && step >= 1 && start + (size - 1) * step < padded;
    }

    /** Cells of the large volume. */
    long paddedCells() {
        return (long) paddedDepth * paddedHeight * paddedWidth;
    }

    /** The cell of the small tensor at a place of one of its planes, counted through all volumes. */
    long small(int plane, int h, int w) {
        return ((long) plane * height + h) * width + w;
    }

    /** The cell of the large tensor that holds a place of a small plane. */
    long large(int plane, int h, int w) {
        long padded = depth == 1 && paddedDepth == 1
                ? plane
                : (long) (plane / depth) * paddedDepth + front + plane % depth * stepD;
        return (padded * paddedHeight + top + h * stepH) * paddedWidth + left + w * stepW;
    }
}
