package synapt.kernel;

import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.INT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Steps on parameters, on vectors. */
interface VectorOptimizerKernels extends OptimizerKernels {

    @Override
    default void sumBlocks(MemorySegment sums, long stride, int blocks, long n, MemorySegment out) {
        long i = 0;
        // Four at a time: one sum alone would wait for its last addition.
        for (; i + 4 * LENGTH <= n; i += 4 * LENGTH) {
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, out, i << 2, ORDER);
            FloatVector b = FloatVector.fromMemorySegment(FLOAT, out, (i + LENGTH) << 2, ORDER);
            FloatVector c = FloatVector.fromMemorySegment(FLOAT, out, (i + 2 * LENGTH) << 2, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, out, (i + 3 * LENGTH) << 2, ORDER);
            for (int block = 0; block < blocks; block++) {
                long from = block * stride + i;
                a = a.add(FloatVector.fromMemorySegment(FLOAT, sums, from << 2, ORDER));
                b = b.add(FloatVector.fromMemorySegment(FLOAT, sums, (from + LENGTH) << 2, ORDER));
                c = c.add(FloatVector.fromMemorySegment(FLOAT, sums, (from + 2 * LENGTH) << 2, ORDER));
                d = d.add(FloatVector.fromMemorySegment(FLOAT, sums, (from + 3 * LENGTH) << 2, ORDER));
            }
            a.intoMemorySegment(out, i << 2, ORDER);
            b.intoMemorySegment(out, (i + LENGTH) << 2, ORDER);
            c.intoMemorySegment(out, (i + 2 * LENGTH) << 2, ORDER);
            d.intoMemorySegment(out, (i + 3 * LENGTH) << 2, ORDER);
        }
        for (; i < n; i++) {
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
        FloatVector decays = FloatVector.broadcast(FLOAT, decay);
        FloatVector descent = FloatVector.broadcast(FLOAT, -rate);
        if (momentum == 0f) {
            for (long i = from; i < to; i += LENGTH) {
                FloatVector w = FloatVector.fromMemorySegment(FLOAT, weights, i << 2, ORDER);
                descent.fma(decays.fma(w, FloatVector.fromMemorySegment(FLOAT, gradient, i << 2, ORDER)), w)
                        .intoMemorySegment(weights, i << 2, ORDER);
            }
            return;
        }
        FloatVector keeps = FloatVector.broadcast(FLOAT, momentum);
        if (nesterov) {
            for (long i = from; i < to; i += LENGTH) {
                FloatVector w = FloatVector.fromMemorySegment(FLOAT, weights, i << 2, ORDER);
                FloatVector g = decays.fma(w, FloatVector.fromMemorySegment(FLOAT, gradient, i << 2, ORDER));
                FloatVector v = keeps.fma(FloatVector.fromMemorySegment(FLOAT, velocity, i << 2, ORDER), g);
                v.intoMemorySegment(velocity, i << 2, ORDER);
                descent.fma(keeps.fma(v, g), w).intoMemorySegment(weights, i << 2, ORDER);
            }
        } else {
            for (long i = from; i < to; i += LENGTH) {
                FloatVector w = FloatVector.fromMemorySegment(FLOAT, weights, i << 2, ORDER);
                FloatVector v = keeps.fma(
                        FloatVector.fromMemorySegment(FLOAT, velocity, i << 2, ORDER),
                        decays.fma(w, FloatVector.fromMemorySegment(FLOAT, gradient, i << 2, ORDER)));
                v.intoMemorySegment(velocity, i << 2, ORDER);
                descent.fma(v, w).intoMemorySegment(weights, i << 2, ORDER);
            }
        }
    }

    @Override
    default boolean allFinite(MemorySegment x, long n) {
        int infinite = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
        IntVector most = IntVector.zero(INT);
        long i = 0;
        for (; i + LENGTH <= n; i += LENGTH) {
            // Without their signs floats are ordered like their bits, infinity and NaNs last.
            most = most.max(IntVector.fromMemorySegment(INT, x, i << 2, ORDER).and(Integer.MAX_VALUE));
        }
        boolean finite = most.reduceLanes(VectorOperators.MAX) < infinite;
        for (; i < n; i++) {
            finite &= Float.isFinite(Cells.get(x, i));
        }
        return finite;
    }
}
