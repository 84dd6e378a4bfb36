package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over numbers that lie in a row, in whole cells, with the bits of the sums over a group of {@link GroupNormKernels}. What
 * comes after the last number counts as +0, which changes no sum that starts as +0. Written out like {@link VectorSums}, which says
 * why.
 */
final class VectorRowSums {

    private VectorRowSums() {}

    /** The sum of x. */
    static float plain(int n, MemorySegment x) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        long i = 0;
        for (int left = n; left > 0; left -= LANES) {
            s0 = s0.add(VectorLanes.first(left, FloatVector.fromMemorySegment(FLOAT, x, i, ORDER)));
            if (LENGTH < 16) {
                s8 = s8.add(VectorLanes.first(left - 8, FloatVector.fromMemorySegment(FLOAT, x, i + 32, ORDER)));
            }
            if (LENGTH < 8) {
                s4 = s4.add(VectorLanes.first(left - 4, FloatVector.fromMemorySegment(FLOAT, x, i + 16, ORDER)));
                s12 = s12.add(VectorLanes.first(left - 12, FloatVector.fromMemorySegment(FLOAT, x, i + 48, ORDER)));
            }
            i += CELL;
        }
        FloatVector sum = s0;
        if (LENGTH == 8) {
            sum = sum.add(s8);
        } else if (LENGTH == 4) {
            sum = sum.add(s8).add(s4.add(s12));
        }
        return VectorLanes.tree(sum);
    }

    /** The sum of (x - mean)^2. */
    static float squares(int n, MemorySegment x, float mean) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        long i = 0;
        for (int left = n; left > 0; left -= LANES) {
            FloatVector d0 = VectorLanes.first(
                    left, FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean));
            s0 = d0.fma(d0, s0);
            if (LENGTH < 16) {
                FloatVector d8 = VectorLanes.first(
                        left - 8,
                        FloatVector.fromMemorySegment(FLOAT, x, i + 32, ORDER).sub(mean));
                s8 = d8.fma(d8, s8);
            }
            if (LENGTH < 8) {
                FloatVector d4 = VectorLanes.first(
                        left - 4,
                        FloatVector.fromMemorySegment(FLOAT, x, i + 16, ORDER).sub(mean));
                s4 = d4.fma(d4, s4);
                FloatVector d12 = VectorLanes.first(
                        left - 12,
                        FloatVector.fromMemorySegment(FLOAT, x, i + 48, ORDER).sub(mean));
                s12 = d12.fma(d12, s12);
            }
            i += CELL;
        }
        FloatVector sum = s0;
        if (LENGTH == 8) {
            sum = sum.add(s8);
        } else if (LENGTH == 4) {
            sum = sum.add(s8).add(s4.add(s12));
        }
        return VectorLanes.tree(sum);
    }
}
