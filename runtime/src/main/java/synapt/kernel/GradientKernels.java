package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** What is done to gradients before a step, and to weights after it; {@code from} and {@code to} are multiples of 16. */
public interface GradientKernels {

    /**
     * Sixteen sums of the squares of elements from (inclusive) to (exclusive): {@code out[at + l]} is the fma chain from +0, ascending,
     * of {@code (scale * x[i])^2} over the i whose rest by 16 is l.
     *
     * @param scale a power of two, so that it rounds nothing; less than 1 where squares would overflow
     * @param out   modified at at to at + 15
     */
    void sumSquares(MemorySegment x, long from, long to, float scale, MemorySegment out, long at);

    /** {@code x[i] = factor * x[i]}. */
    void scale(MemorySegment x, long from, long to, float factor);

    /** {@code x[i] = min(max(x[i], -limit), limit)}; NaN stays NaN. */
    void clamp(MemorySegment x, long from, long to, float limit);

    /** {@code average[i] = fma(share, x[i] - average[i], average[i])}: a running mean. */
    void average(MemorySegment average, MemorySegment x, long from, long to, float share);
}
