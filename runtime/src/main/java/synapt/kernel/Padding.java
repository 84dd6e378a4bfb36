package synapt.kernel;

/**
 * How {@link LayoutKernels#pad} lays planes into larger ones; all sizes in cells.
 *
 * @param height       rows of the small plane
 * @param width        columns of the small plane
 * @param top          row in the large plane where the small one starts
 * @param left         column in the large plane where the small one starts
 * @param stepH        rows of the large plane from one small row to the next, at least 1
 * @param stepW        columns of the large plane from one small column to the next, at least 1
 * @param paddedHeight rows of the large plane
 * @param paddedWidth  columns of the large plane
 */
public record Padding(
        int height, int width, int top, int left, int stepH, int stepW, int paddedHeight, int paddedWidth) {

    public Padding {
        if (height < 1
                || width < 1
                || top < 0
                || left < 0
                || stepH < 1
                || stepW < 1
                || top + (height - 1) * stepH >= paddedHeight
                || left + (width - 1) * stepW >= paddedWidth) {
            throw new IllegalArgumentException("a plane of " + height + "x" + width + " at " + top + "," + left
                    + " with steps " + stepH + "," + stepW + " does not fit " + paddedHeight + "x" + paddedWidth);
        }
    }

    /** The cell of the small tensor at a place of the small plane. */
    long small(int plane, int h, int w) {
        return ((long) plane * height + h) * width + w;
    }

    /** The cell of the large tensor that holds a place of the small plane. */
    long large(int plane, int h, int w) {
        return ((long) plane * paddedHeight + top + h * stepH) * paddedWidth + left + w * stepW;
    }
}
