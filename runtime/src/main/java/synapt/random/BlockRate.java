package synapt.random;

/**
 * A rate of DropBlock (Ghiasi, Lin and Le, "DropBlock: a regularization method for convolutional networks", 2018): the
 * probability that a block begins at a place where a whole block fits, which is gamma = p / size^2 * height * width / ((height -
 * size + 1)(width - size + 1)). Blocks overlap, so that a little less than p is dropped, in the paper too; {@code p = 1} drops
 * everything all the same.
 *
 * @param threshold a block begins where 32 random bits, unsigned, are below it: 0 to 2^32
 */
public record BlockRate(long threshold) {

    private static final long ONE = 1L << 32;

    /**
     * @param p      the share to be dropped, 0 to 1
     * @param size   of a block's sides, 1 to the lesser of height and width
     * @throws IllegalArgumentException if p is NaN or outside [0, 1]
     */
    public static BlockRate of(double p, int size, int height, int width) {
        Rate.of(p);
        double places = (double) (height - size + 1) * (width - size + 1);
        double gamma = p / ((double) size * size) * height * width / places;
        return new BlockRate(p == 1 ? ONE : Math.min(ONE, Math.round(gamma * ONE)));
    }
}
