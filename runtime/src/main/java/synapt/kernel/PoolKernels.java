package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Pooling. {@code planes} is blocks * channels, or the channel cells of one example. */
public interface PoolKernels {

    /**
     * The greatest of each window's elements inside the input; NaN if one is NaN.
     *
     * @param x [planes][height][width][16]
     * @param y [planes][rows][cols][16], modified
     */
    void maxPool(Pool p, MemorySegment x, MemorySegment y, int planes);

    /**
     * Each output's gradient goes to the first greatest element of its window, in row order (as in PyTorch). Windows are
     * visited in row order; where they overlap, dx sums in that order from +0.
     *
     * @param x  what {@link #maxPool} was given
     * @param dx [planes][height][width][16], modified (all of it: it need not be cleared before)
     */
    void maxPoolGradient(Pool p, MemorySegment x, MemorySegment dy, MemorySegment dx, int planes);

    /**
     * The sum of each window's elements inside the input, from +0 in row order, times the float nearest to 1 / divisor.
     */
    void averagePool(Pool p, MemorySegment x, MemorySegment y, int planes);

    /** The gradient of {@link #averagePool}: dy times the same factor, summed as in {@link #maxPoolGradient}. */
    void averagePoolGradient(Pool p, MemorySegment dy, MemorySegment dx, int planes);
}
