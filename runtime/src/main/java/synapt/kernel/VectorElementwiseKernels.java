package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.GT;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.load;
import static synapt.kernel.VectorSpec.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Elementwise operations on vectors. */
interface VectorElementwiseKernels extends ElementwiseKernels {

    @Override
    default void activation(Activation a, float alpha, MemorySegment x, MemorySegment y, long n) {
        VectorActivations.apply(a, alpha, x, y, n);
    }

    @Override
    default void activationGradient(Activation a, float alpha, MemorySegment saved, MemorySegment dy, MemorySegment dx, long n) {
        VectorActivations.gradient(a, alpha, saved, dy, dx, n);
    }

    @Override
    default void maskPositive(MemorySegment y, float scale, MemorySegment dy, MemorySegment dx, long n) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (long i = 0; i < n; i += LENGTH) {
            store(zero.blend(load(dy, i).mul(scale), load(y, i).compare(GT, 0f)), dx, i);
        }
    }

    @Override
    default void accumulate(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            store(load(y, i).add(load(x, i)), y, i);
        }
    }

    @Override
    default void dropout(
            long key, int threshold, float scale, long first, int channels, int positions, MemorySegment x, MemorySegment y, int blocks) {
        VectorDropout.dropout(key, threshold, scale, first, channels, positions, x, y, blocks);
    }
}
