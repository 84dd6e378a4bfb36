package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Steps on parameters, which lie one after another in one segment; {@code from} and {@code to} are multiples of 16. */
public interface OptimizerKernels {

    /**
     * {@code out[i] = out[i] + block 0's [i] + block 1's [i] + ...}, in that order.
     *
     * @param sums   [blocks][stride]
     * @param n      elements to sum, any number
     * @param out    modified: added to (clear it first for a plain sum)
     */
    void sumBlocks(MemorySegment sums, long stride, int blocks, long n, MemorySegment out);

    /**
     * SGD as PyTorch defines it, on elements from (inclusive) to (exclusive): {@code g = fma(decay, w, g)};
     * {@code v = fma(momentum, v, g)}; {@code d = nesterov ? fma(momentum, v, g) : v}; {@code w = fma(-rate, d, w)}. The velocity
     * starts at zero. With momentum 0 it is neither read nor written, and d = g.
     *
     * @param weights  modified
     * @param velocity modified
     */
    void sgd(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment velocity,
            long from,
            long to,
            float rate,
            float momentum,
            float decay,
            boolean nesterov);

    /** Whether each of the first {@code n} elements (any number) is finite. */
    boolean allFinite(MemorySegment x, long n);
}
