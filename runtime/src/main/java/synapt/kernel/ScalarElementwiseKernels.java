package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import synapt.random.Threefry;

/** Elementwise operations, one number at a time. */
interface ScalarElementwiseKernels extends ElementwiseKernels {

    @Override
    default void activation(Activation a, float alpha, MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(y, i, ScalarMath.activation(a, alpha, Cells.get(x, i)));
        }
    }

    @Override
    default void activationGradient(
            Activation a, float alpha, MemorySegment saved, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(dx, i, ScalarMath.activationGradient(a, alpha, Cells.get(saved, i), Cells.get(dy, i)));
        }
    }

    @Override
    default void maskPositive(MemorySegment y, float scale, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(dx, i, Cells.get(y, i) > 0f ? Cells.get(dy, i) * scale : 0f);
        }
    }

    @Override
    default void accumulate(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(y, i, Cells.get(y, i) + Cells.get(x, i));
        }
    }

    @Override
    default void dropout(
            long key,
            int threshold,
            float scale,
            long first,
            int channels,
            int positions,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l++) {
                long example = first + (long) block * LANES + l;
                for (int c = 0; c < channels; c++) {
                    long bits = Threefry.bits(key, (long) (c / 4) << 32 | example & 0xFFFF_FFFFL);
                    boolean dropped = (bits >>> 16 * (c % 4) & 0xFFFF) < threshold;
                    long channel = ((long) block * channels + c) * positions;
                    for (int p = 0; p < positions; p++) {
                        long i = (channel + p) * LANES + l;
                        Cells.set(y, i, dropped ? 0f : Cells.get(x, i) * scale);
                    }
                }
            }
        }
    }
}
