package synapt.kernel;

import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** What is done to gradients and weights around a step, on vectors. */
interface VectorGradientKernels extends GradientKernels {

    @Override
    default void sumSquares(MemorySegment x, long from, long to, float scale, MemorySegment out, long at) {
        FloatVector scales = FloatVector.broadcast(FLOAT, scale);
        for (int lane = 0; lane < Kernels.LANES; lane += LENGTH) {
            FloatVector sum = FloatVector.zero(FLOAT);
            for (long i = from + lane; i < to; i += Kernels.LANES) {
                FloatVector scaled = scales.mul(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER));
                sum = scaled.fma(scaled, sum);
            }
            sum.intoMemorySegment(out, (at + lane) << 2, ORDER);
        }
    }

    @Override
    default void scale(MemorySegment x, long from, long to, float factor) {
        FloatVector factors = FloatVector.broadcast(FLOAT, factor);
        for (long i = from; i < to; i += LENGTH) {
            factors.mul(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER)).intoMemorySegment(x, i << 2, ORDER);
        }
    }

    @Override
    default void clamp(MemorySegment x, long from, long to, float limit) {
        FloatVector greatest = FloatVector.broadcast(FLOAT, limit);
        FloatVector least = FloatVector.broadcast(FLOAT, -limit);
        for (long i = from; i < to; i += LENGTH) {
            FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER)
                    .max(least)
                    .min(greatest)
                    .intoMemorySegment(x, i << 2, ORDER);
        }
    }

    @Override
    default void average(MemorySegment average, MemorySegment x, long from, long to, float share) {
        FloatVector shares = FloatVector.broadcast(FLOAT, share);
        for (long i = from; i < to; i += LENGTH) {
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, average, i << 2, ORDER);
            FloatVector difference =
                    FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER).sub(a);
            shares.fma(difference, a).intoMemorySegment(average, i << 2, ORDER);
        }
    }
}
