package synapt.kernel;

import java.lang.foreign.MemorySegment;
import synapt.random.AffineRate;
import synapt.random.BlockRate;
import synapt.random.Spread;

/**
 * Noise of training. All of it is drawn from {@link synapt.random.Threefry Threefry} with the given key and the counter (e, i): e
 * is the example's position in the step's logical batch, {@code first} that of the first one; i is said below. Buffers are
 * [blocks][elements][16].
 */
public interface NoiseKernels {

    /**
     * {@code y = dropped ? fill : fma(x, scale, shift)}, with the decisions of {@link ElementwiseKernels#dropout}.
     *
     * @param y modified; may be {@code x}
     */
    void affineDropout(
            long key, AffineRate rate, long first, NoiseMask mask, MemorySegment x, MemorySegment y, int blocks);

    /**
     * {@code dx = dropped ? +0 : dy * scale}.
     *
     * @param dx modified; may be {@code dy}
     */
    void affineDropoutGradient(
            long key, AffineRate rate, long first, NoiseMask mask, MemorySegment dy, MemorySegment dx, int blocks);

    /**
     * Gaussian dropout, and its gradient (the same call on dy): {@code y = x * fma(deviation, z, 1)}.
     *
     * <p>The z of decision d are standard normal, by Box and Muller's method in floats: of the 64 bits of counter (e, d / 2), the
     * low half gives the radius, the high half the angle, and decisions d and d + 1 (d even) take the two coordinates; {@code
     * ScalarNormal} has it down to the last bit.
     *
     * @param y modified; may be {@code x}
     */
    void gaussianDropout(
            long key, Spread spread, long first, NoiseMask mask, MemorySegment x, MemorySegment y, int blocks);

    /**
     * {@code y = fma(deviation, z, x)}, and x at deviation 0, with the z of {@link #gaussianDropout}. Its gradient is the one that
     * comes in.
     *
     * @param y modified; may be {@code x}
     */
    void gaussianNoise(
            long key, Spread spread, long first, NoiseMask mask, MemorySegment x, MemorySegment y, int blocks);

    /**
     * DropBlock, and its gradient (the same call on dy): {@code y = dropped ? +0 : x * scale}, where the scale of an example is
     * its elements divided by those of them that are kept, as floats; 0 if none are.
     *
     * <p>Place s = (c * rows + r) * columns + q of channel c, where rows and columns are those at which a whole block fits, begins
     * a block if the (s % 2)-th 32 bits of counter (e, s / 2), lowest first, are below the rate's threshold. A block is {@code
     * size} x {@code size} elements of channel c from row r and column q on.
     *
     * @param kept where the mask is worked out, [blocks][elements][16], modified
     * @param y    modified; may be {@code x}
     */
    void dropBlock(
            long key,
            BlockRate rate,
            long first,
            BlockMask mask,
            MemorySegment kept,
            MemorySegment x,
            MemorySegment y,
            int blocks);
}
