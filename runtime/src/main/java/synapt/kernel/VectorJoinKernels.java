package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Joins on vectors. What is rare is left to the scalar kernels. */
interface VectorJoinKernels extends ScalarJoinKernels {

    @Override
    default void add(MemorySegment a, MemorySegment b, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector.fromMemorySegment(FLOAT, a, i << 2, ORDER)
                    .add(FloatVector.fromMemorySegment(FLOAT, b, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    @Override
    default void subtract(MemorySegment a, MemorySegment b, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector.fromMemorySegment(FLOAT, a, i << 2, ORDER)
                    .sub(FloatVector.fromMemorySegment(FLOAT, b, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    @Override
    default void multiply(MemorySegment a, MemorySegment b, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector.fromMemorySegment(FLOAT, a, i << 2, ORDER)
                    .mul(FloatVector.fromMemorySegment(FLOAT, b, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    @Override
    default void maximum(MemorySegment a, MemorySegment b, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector.fromMemorySegment(FLOAT, a, i << 2, ORDER)
                    .max(FloatVector.fromMemorySegment(FLOAT, b, i << 2, ORDER))
                    .intoMemorySegment(y, i << 2, ORDER);
        }
    }

    @Override
    default void maximumGradient(MemorySegment x, MemorySegment other, MemorySegment dy, MemorySegment dx, long n) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector own = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
            FloatVector rival = FloatVector.fromMemorySegment(FLOAT, other, i << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER);
            d.blend(zero, own.compare(LT, rival))
                    .blend(d.mul(0.5f), own.compare(EQ, rival))
                    .intoMemorySegment(dx, i << 2, ORDER);
        }
    }

    @Override
    default void negate(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i += LENGTH) {
            FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER).neg().intoMemorySegment(y, i << 2, ORDER);
        }
    }

    @Override
    default void copy(MemorySegment x, MemorySegment y, long n) {
        MemorySegment.copy(x, 0, y, 0, n << 2);
    }

    @Override
    default void copyRuns(
            MemorySegment from,
            long fromFirst,
            long fromStep,
            MemorySegment to,
            long toFirst,
            long toStep,
            long length,
            int runs) {
        for (int r = 0; r < runs; r++) {
            MemorySegment.copy(from, (fromFirst + r * fromStep) << 2, to, (toFirst + r * toStep) << 2, length << 2);
        }
    }
}
