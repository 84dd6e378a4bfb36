package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Steps on parameters, one number at a time. */
interface ScalarOptimizerKernels extends OptimizerKernels {

    @Override
    default void sumBlocks(MemorySegment sums, long stride, int blocks, long n, MemorySegment out) {
        for (long i = 0; i < n; i++) {
            float sum = Cells.get(out, i);
            for (int block = 0; block < blocks; block++) {
                sum += Cells.get(sums, block * stride + i);
            }
            Cells.set(out, i, sum);
        }
    }

    @Override
    default void sgd(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment velocity,
            long from,
            long to,
            float rate,
            float momentum,
            float decay,
            boolean nesterov) {
        for (long i = from; i < to; i++) {
            float w = Cells.get(weights, i);
            float g = Math.fma(decay, w, Cells.get(gradient, i));
            float d = g;
            if (momentum != 0f) {
                float v = Math.fma(momentum, Cells.get(velocity, i), g);
                Cells.set(velocity, i, v);
                d = nesterov ? Math.fma(momentum, v, g) : v;
            }
            Cells.set(weights, i, Math.fma(-rate, d, w));
        }
    }

    @Override
    default boolean allFinite(MemorySegment x, long n) {
        for (long i = 0; i < n; i++) {
            if (!Float.isFinite(Cells.get(x, i))) {
                return false;
            }
        }
        return true;
    }
}
