package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** What is done to gradients and weights around a step, one number at a time. */
interface ScalarGradientKernels extends GradientKernels {

    @Override
    default void sumSquares(MemorySegment x, long from, long to, float scale, MemorySegment out, long at) {
        for (int lane = 0; lane < Kernels.LANES; lane++) {
            float sum = 0f;
            for (long i = from + lane; i < to; i += Kernels.LANES) {
                float scaled = scale * Cells.get(x, i);
                sum = Math.fma(scaled, scaled, sum);
            }
            Cells.set(out, at + lane, sum);
        }
    }

    @Override
    default void scale(MemorySegment x, long from, long to, float factor) {
        for (long i = from; i < to; i++) {
            Cells.set(x, i, factor * Cells.get(x, i));
        }
    }

    @Override
    default void clamp(MemorySegment x, long from, long to, float limit) {
        for (long i = from; i < to; i++) {
            Cells.set(x, i, Math.min(Math.max(Cells.get(x, i), -limit), limit));
        }
    }

    @Override
    default void average(MemorySegment average, MemorySegment x, long from, long to, float share) {
        for (long i = from; i < to; i++) {
            float a = Cells.get(average, i);
            Cells.set(average, i, Math.fma(share, Cells.get(x, i) - a, a));
        }
    }
}
