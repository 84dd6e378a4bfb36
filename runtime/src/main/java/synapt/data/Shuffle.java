package synapt.data;

import synapt.random.Streams;
import synapt.random.Threefry;

/**
 * The order in which an epoch visits the examples: a pure function of seed and epoch, every permutation equally likely as far as
 * the generator goes.
 *
 * <p>It is the Fisher-Yates shuffle, from the last place down: place i swaps with a place drawn from 0 to i. A draw takes 32 bits
 * of {@link Threefry} under the key {@code Streams.key(seed, Streams.id("shuffle"), epoch)} at the counter (i, attempt), and is
 * made unbiased by multiplying and rejecting (Lemire, "Fast random integer generation in an interval", ACM TOMACS 29, 2019).
 */
public final class Shuffle {

    private static final long STREAM = Streams.id("shuffle");
    private static final long LOW = 0xFFFF_FFFFL;

    private Shuffle() {}

    /**
     * Fills an array with the numbers from 0 to its length - 1, shuffled. Allocates nothing.
     *
     * @param epoch 0 or more by convention; any number has its own order
     * @param order modified in full; its old content has no influence
     */
    public static void order(long seed, long epoch, int[] order) {
        long key = Streams.key(seed, STREAM, epoch);
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = order.length - 1; i > 0; i--) {
            int j = draw(key, i);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
    }

    /** A number from 0 to {@code last}, each equally likely. */
    static int draw(long key, int last) {
        long bound = last + 1L;
        // The high half of bits * bound is the number. 2^32 mod bound of the low halves come once too often: draw
        // again.
        long surplus = (1L << 32) % bound;
        long attempt = 0;
        long product;
        do {
            product = (Threefry.bits(key, attempt << 32 | last) & LOW) * bound;
            attempt++;
        } while ((product & LOW) < surplus);
        return (int) (product >>> 32);
    }
}
