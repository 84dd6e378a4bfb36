package synapt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * What joins several tensors into one, and gradients that go back to several. {@code n} is a multiple of 16 everywhere, and {@code
 * y} may be one of the operands unless a method says otherwise.
 */
public interface JoinKernels {

    /** {@code y[i] = a[i] + b[i]}. */
    void add(MemorySegment a, MemorySegment b, MemorySegment y, long n);

    /** {@code y[i] = a[i] - b[i]}. */
    void subtract(MemorySegment a, MemorySegment b, MemorySegment y, long n);

    /** {@code y[i] = a[i] * b[i]}. */
    void multiply(MemorySegment a, MemorySegment b, MemorySegment y, long n);

    /** {@code y[i] = max(a[i], b[i])} as {@link Math#max(float, float)}: NaN if one is, and +0 is more than -0. */
    void maximum(MemorySegment a, MemorySegment b, MemorySegment y, long n);

    /**
     * The gradient of a maximum with respect to one of its operands, as PyTorch's {@code maximum}: where the operands are equal
     * each gets half. {@code dx[i] = x[i] == other[i] ? dy[i] * 0.5 : x[i] < other[i] ? +0 : dy[i]}; a NaN among the operands
     * passes dy on.
     *
     * @param dx modified; may be {@code dy}, not x or other
     */
    void maximumGradient(MemorySegment x, MemorySegment other, MemorySegment dy, MemorySegment dx, long n);

    /** {@code y[i] = -x[i]}. */
    void negate(MemorySegment x, MemorySegment y, long n);

    /** {@code y[i] = x[i]}; no overlap. */
    void copy(MemorySegment x, MemorySegment y, long n);

    /**
     * Copies runs of elements: {@code to[toFirst + r * toStep + i] = from[fromFirst + r * fromStep + i]} for r below {@code runs}
     * and i below {@code length}. No overlap.
     *
     * @param length a multiple of 16, as are both firsts and steps
     */
    void copyRuns(
            MemorySegment from,
            long fromFirst,
            long fromStep,
            MemorySegment to,
            long toFirst,
            long toStep,
            long length,
            int runs);

    /**
     * Puts the channels of one example, in single layout, among those of another: channel c of {@code from} becomes channel
     * {@code first + c} of {@code to}, whose other channels stay.
     *
     * @param from [ceil(channels / 16)][positions][16]
     * @param to   [?][positions][16], modified
     */
    void singleChannels(MemorySegment from, int channels, int positions, MemorySegment to, int first);
}
