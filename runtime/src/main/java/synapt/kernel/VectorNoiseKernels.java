package synapt.kernel;

import java.lang.foreign.MemorySegment;
import synapt.random.AffineRate;

/** Noise on vectors, where it is quick to draw; the rest is that of {@link ScalarNoiseKernels}. */
interface VectorNoiseKernels extends ScalarNoiseKernels {

    @Override
    default void affineDropout(
            long key, AffineRate rate, long first, NoiseMask mask, MemorySegment x, MemorySegment y, int blocks) {
        VectorAffineDropout.apply(
                key, rate.threshold(), rate.scale(), rate.shift(), rate.fill(), first, mask, x, y, blocks);
    }

    @Override
    default void affineDropoutGradient(
            long key, AffineRate rate, long first, NoiseMask mask, MemorySegment dy, MemorySegment dx, int blocks) {
        VectorAffineDropout.apply(key, rate.threshold(), rate.scale(), -0f, 0f, first, mask, dy, dx, blocks);
    }
}
