package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.GT;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Elementwise operations on vectors. */
interface VectorElementwiseKernels extends ElementwiseKernels {

    @Override
    default void activation(Activation a, float alpha, MemorySegment x, MemorySegment y, long n) {
        VectorActivations.apply(a, alpha, x, y, n);
    }

    @Override
    default void activationGradient(
            Activation a, float alpha, MemorySegment saved, MemorySegment dy, MemorySegment dx, long n) {
        VectorActivations.gradient(a, alpha, saved, dy, dx, n);
    }

    @Override
    default void maskPositive(MemorySegment y, float scale, MemorySegment dy, MemorySegment dx, long n) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (long i = 0; i < n; i += LENGTH) {
            zero.blend(
                            FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER)
                                    .mul(scale),
                            FloatVector.fromMemorySegment(FLOAT, y, i << 2, ORDER)
                                    .compare(GT, 0f))
                    .intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    @Override
    default void accumulate(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector.fromMemorySegment(FLOAT, y, i << 2, ORDER)
                    .add(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
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
        VectorDropout.dropout(key, threshold, scale, first, channels, positions, x, y, blocks);
    }
}
