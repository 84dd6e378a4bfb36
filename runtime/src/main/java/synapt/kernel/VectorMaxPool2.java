package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.NE;
import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Max pooling of 2 x 2 elements by steps of two: no window overlaps another or leaves the input. */
final class VectorMaxPool2 {

    private VectorMaxPool2() {}

    static boolean serves(Pool p) {
        return !p.adaptive()
                && p.kernelH() == 2
                && p.kernelW() == 2
                && p.strideH() == 2
                && p.strideW() == 2
                && p.padH() == 0
                && p.padW() == 0
                && p.dilationH() == 1
                && p.dilationW() == 1;
    }

    static void pool(Pool p, MemorySegment x, MemorySegment y, int planes) {
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < p.rows(); row++) {
                long above = ((long) plane * p.height() + 2L * row) * p.width() * LANES;
                long below = above + (long) p.width() * LANES;
                long to = ((long) plane * p.rows() + row) * p.cols() * LANES;
                for (int col = 0; col < p.cols(); col++) {
                    long i = 2L * LANES * col;
                    for (int l = 0; l < LANES; l += LENGTH) {
                        FloatVector upper = FloatVector.fromMemorySegment(FLOAT, x, (above + i + l) << 2, ORDER)
                                .max(FloatVector.fromMemorySegment(FLOAT, x, (above + i + LANES + l) << 2, ORDER));
                        FloatVector lower = FloatVector.fromMemorySegment(FLOAT, x, (below + i + l) << 2, ORDER)
                                .max(FloatVector.fromMemorySegment(FLOAT, x, (below + i + LANES + l) << 2, ORDER));
                        upper.max(lower).intoMemorySegment(y, (to + (long) col * LANES + l) << 2, ORDER);
                    }
                }
            }
        }
    }

    static void gradient(Pool p, MemorySegment x, MemorySegment dy, MemorySegment dx, int planes) {
        FloatVector zero = FloatVector.zero(FLOAT);
        if ((p.height() | p.width()) % 2 != 0) {
            // The last row or column is in no window.
            for (long i = 0; i < (long) planes * p.height() * p.width() * LANES; i += LENGTH) {
                zero.intoMemorySegment(dx, i << 2, ORDER);
            }
        }
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < p.rows(); row++) {
                long above = ((long) plane * p.height() + 2L * row) * p.width() * LANES;
                long below = above + (long) p.width() * LANES;
                long from = ((long) plane * p.rows() + row) * p.cols() * LANES;
                for (int col = 0; col < p.cols(); col++) {
                    for (int l = 0; l < LANES; l += LENGTH) {
                        long i = 2L * LANES * col + l;
                        FloatVector a = FloatVector.fromMemorySegment(FLOAT, x, (above + i) << 2, ORDER);
                        FloatVector b = FloatVector.fromMemorySegment(FLOAT, x, (above + i + LANES) << 2, ORDER);
                        FloatVector c = FloatVector.fromMemorySegment(FLOAT, x, (below + i) << 2, ORDER);
                        FloatVector d = FloatVector.fromMemorySegment(FLOAT, x, (below + i + LANES) << 2, ORDER);
                        VectorMask<Float> atB = b.compare(GT, a).or(b.compare(NE, b));
                        FloatVector max = a.blend(b, atB);
                        VectorMask<Float> atC = c.compare(GT, max).or(c.compare(NE, c));
                        max = max.blend(c, atC);
                        VectorMask<Float> atD = d.compare(GT, max).or(d.compare(NE, d));
                        // What is summed starts from +0, so a gradient of -0 becomes +0.
                        FloatVector g = FloatVector.fromMemorySegment(
                                        FLOAT, dy, (from + (long) col * LANES + l) << 2, ORDER)
                                .add(0f);
                        g.blend(0f, atB.or(atC).or(atD)).intoMemorySegment(dx, (above + i) << 2, ORDER);
                        zero.blend(g, atB)
                                .blend(0f, atC.or(atD))
                                .intoMemorySegment(dx, (above + i + LANES) << 2, ORDER);
                        zero.blend(g, atC).blend(0f, atD).intoMemorySegment(dx, (below + i) << 2, ORDER);
                        zero.blend(g, atD).intoMemorySegment(dx, (below + i + LANES) << 2, ORDER);
                    }
                }
            }
        }
    }
}
