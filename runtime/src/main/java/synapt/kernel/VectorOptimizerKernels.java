package synapt.kernel;

import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.INT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.load;
import static synapt.kernel.VectorSpec.loadInts;
import static synapt.kernel.VectorSpec.store;

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
            FloatVector a = load(out, i);
            FloatVector b = load(out, i + LENGTH);
            FloatVector c = load(out, i + 2 * LENGTH);
            FloatVector d = load(out, i + 3 * LENGTH);
            for (int block = 0; block < blocks; block++) {
                long from = block * stride + i;
                a = a.add(load(sums, from));
                b = b.add(load(sums, from + LENGTH));
                c = c.add(load(sums, from + 2 * LENGTH));
                d = d.add(load(sums, from + 3 * LENGTH));
            }
            store(a, out, i);
            store(b, out, i + LENGTH);
            store(c, out, i + 2 * LENGTH);
            store(d, out, i + 3 * LENGTH);
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
            MemorySegment weights, MemorySegment gradient, MemorySegment velocity, long from, long to,
            float rate, float momentum, float decay, boolean nesterov) {
        FloatVector decays = FloatVector.broadcast(FLOAT, decay);
        FloatVector descent = FloatVector.broadcast(FLOAT, -rate);
        if (momentum == 0f) {
            for (long i = from; i < to; i += LENGTH) {
                FloatVector w = load(weights, i);
                store(descent.fma(decays.fma(w, load(gradient, i)), w), weights, i);
            }
            return;
        }
        FloatVector keeps = FloatVector.broadcast(FLOAT, momentum);
        if (nesterov) {
            for (long i = from; i < to; i += LENGTH) {
                FloatVector w = load(weights, i);
                FloatVector g = decays.fma(w, load(gradient, i));
                FloatVector v = keeps.fma(load(velocity, i), g);
                store(v, velocity, i);
                store(descent.fma(keeps.fma(v, g), w), weights, i);
            }
        } else {
            for (long i = from; i < to; i += LENGTH) {
                FloatVector w = load(weights, i);
                FloatVector v = keeps.fma(load(velocity, i), decays.fma(w, load(gradient, i)));
                store(v, velocity, i);
                store(descent.fma(v, w), weights, i);
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
            most = most.max(loadInts(x, i).and(Integer.MAX_VALUE));
        }
        boolean finite = most.reduceLanes(VectorOperators.MAX) < infinite;
        for (; i < n; i++) {
            finite &= Float.isFinite(Cells.get(x, i));
        }
        return finite;
    }
}
