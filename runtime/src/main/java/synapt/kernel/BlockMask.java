package synapt.kernel;

/**
 * Square blocks in the channels of images.
 *
 * @param channels of an image
 * @param height   rows of a channel
 * @param width    columns of a channel
 * @param size     of a block's sides, 1 to the lesser of height and width
 */
public record BlockMask(int channels, int height, int width, int size) {

    public BlockMask {
        if (size < 1 || size > Math.min(height, width)) {
            throw new IllegalArgumentException("a block of " + size + " does not fit on " + height + "x" + width);
        }
    }

    /** Elements of an example. */
    int elements() {
        return channels * height * width;
    }

    /** Rows at which a block may begin. */
    int rows() {
        return height - size + 1;
    }

    /** Columns at which a block may begin. */
    int columns() {
        return width - size + 1;
    }
}
