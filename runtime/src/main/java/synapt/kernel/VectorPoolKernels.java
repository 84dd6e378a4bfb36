package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.NE;
import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.INT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** Pooling on vectors, with a way of its own for the windows of 2 x 2 that nearly all networks have. */
interface VectorPoolKernels extends PoolKernels {

    @Override
    default void maxPool(Pool p, MemorySegment x, MemorySegment y, int planes) {
        if (VectorMaxPool2.serves(p)) {
            VectorMaxPool2.pool(p, x, y, planes);
            return;
        }
        for (long window = 0; window < (long) planes * p.rows() * p.cols(); window++) {
            int col = (int) (window % p.cols());
            int row = (int) (window / p.cols() % p.rows());
            long plane = window / p.cols() / p.rows() * p.height();
            for (int l = 0; l < LANES; l += LENGTH) {
                FloatVector max = FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY);
                for (int kh = 0; kh < p.kernelH(); kh++) {
                    for (int kw = 0; kw < p.kernelW(); kw++) {
                        int h = p.inputRow(row, kh);
                        int w = p.inputCol(col, kw);
                        if (h >= 0 && h < p.height() && w >= 0 && w < p.width()) {
                            long i = ((plane + h) * p.width() + w) * LANES + l;
                            max = max.max(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER));
                        }
                    }
                }
                max.intoMemorySegment(y, (window * LANES + l) << 2, ORDER);
            }
        }
    }

    @Override
    default void maxPoolGradient(Pool p, MemorySegment x, MemorySegment dy, MemorySegment dx, int planes) {
        if (VectorMaxPool2.serves(p)) {
            VectorMaxPool2.gradient(p, x, dy, dx, planes);
            return;
        }
        clear(dx, (long) planes * p.height() * p.width() * LANES);
        for (long window = 0; window < (long) planes * p.rows() * p.cols(); window++) {
            int col = (int) (window % p.cols());
            int row = (int) (window / p.cols() % p.rows());
            long plane = window / p.cols() / p.rows() * p.height();
            for (int l = 0; l < LANES; l += LENGTH) {
                FloatVector max = FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY);
                IntVector place = IntVector.broadcast(INT, -1);
                for (int kh = 0; kh < p.kernelH(); kh++) {
                    for (int kw = 0; kw < p.kernelW(); kw++) {
                        int h = p.inputRow(row, kh);
                        int w = p.inputCol(col, kw);
                        if (h >= 0 && h < p.height() && w >= 0 && w < p.width()) {
                            long i = ((plane + h) * p.width() + w) * LANES + l;
                            FloatVector v = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER);
                            VectorMask<Float> better = v.compare(GT, max)
                                    .or(v.compare(NE, v))
                                    .or(place.compare(EQ, -1).cast(FLOAT));
                            max = max.blend(v, better);
                            place = place.blend(kh * p.kernelW() + kw, better.cast(INT));
                        }
                    }
                }
                FloatVector d = FloatVector.fromMemorySegment(FLOAT, dy, (window * LANES + l) << 2, ORDER);
                for (int kh = 0; kh < p.kernelH(); kh++) {
                    for (int kw = 0; kw < p.kernelW(); kw++) {
                        int h = p.inputRow(row, kh);
                        int w = p.inputCol(col, kw);
                        if (h >= 0 && h < p.height() && w >= 0 && w < p.width()) {
                            long i = ((plane + h) * p.width() + w) * LANES + l;
                            FloatVector sum = FloatVector.fromMemorySegment(FLOAT, dx, i << 2, ORDER);
                            sum.blend(
                                            sum.add(d),
                                            place.compare(EQ, kh * p.kernelW() + kw)
                                                    .cast(FLOAT))
                                    .intoMemorySegment(dx, i << 2, ORDER);
                        }
                    }
                }
            }
        }
    }

    @Override
    default void averagePool(Pool p, MemorySegment x, MemorySegment y, int planes) {
        for (long window = 0; window < (long) planes * p.rows() * p.cols(); window++) {
            int col = (int) (window % p.cols());
            int row = (int) (window / p.cols() % p.rows());
            long plane = window / p.cols() / p.rows() * p.height();
            float factor = 1f / p.divisor(row, col);
            for (int l = 0; l < LANES; l += LENGTH) {
                FloatVector sum = FloatVector.zero(FLOAT);
                for (int kh = 0; kh < p.kernelH(); kh++) {
                    for (int kw = 0; kw < p.kernelW(); kw++) {
                        int h = p.inputRow(row, kh);
                        int w = p.inputCol(col, kw);
                        if (h >= 0 && h < p.height() && w >= 0 && w < p.width()) {
                            long i = ((plane + h) * p.width() + w) * LANES + l;
                            sum = sum.add(FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER));
                        }
                    }
                }
                sum.mul(factor).intoMemorySegment(y, (window * LANES + l) << 2, ORDER);
            }
        }
    }

    @Override
    default void averagePoolGradient(Pool p, MemorySegment dy, MemorySegment dx, int planes) {
        clear(dx, (long) planes * p.height() * p.width() * LANES);
        for (long window = 0; window < (long) planes * p.rows() * p.cols(); window++) {
            int col = (int) (window % p.cols());
            int row = (int) (window / p.cols() % p.rows());
            long plane = window / p.cols() / p.rows() * p.height();
            float factor = 1f / p.divisor(row, col);
            for (int l = 0; l < LANES; l += LENGTH) {
                FloatVector share = FloatVector.fromMemorySegment(FLOAT, dy, (window * LANES + l) << 2, ORDER)
                        .mul(factor);
                for (int kh = 0; kh < p.kernelH(); kh++) {
                    for (int kw = 0; kw < p.kernelW(); kw++) {
                        int h = p.inputRow(row, kh);
                        int w = p.inputCol(col, kw);
                        if (h >= 0 && h < p.height() && w >= 0 && w < p.width()) {
                            long i = ((plane + h) * p.width() + w) * LANES + l;
                            FloatVector.fromMemorySegment(FLOAT, dx, i << 2, ORDER)
                                    .add(share)
                                    .intoMemorySegment(dx, i << 2, ORDER);
                        }
                    }
                }
            }
        }
    }

    private static void clear(MemorySegment s, long n) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (long i = 0; i < n; i += LENGTH) {
            zero.intoMemorySegment(s, i << 2, ORDER);
        }
    }
}
