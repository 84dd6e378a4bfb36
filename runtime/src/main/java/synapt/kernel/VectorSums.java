package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over the positions of a channel, then over its lanes, of which {@code present} take part. The sums of lanes are as many
 * vectors as a cell has, named by the lanes where they start.
 *
 * <p>Each method ends in the same lines, as do those of {@link VectorWeightSums}, {@link VectorRowSums} and {@link VectorVolumes}: a
 * method of their own is compiled into it before its calls are counted, without what it calls, and makes objects of the vectors.
 */
final class VectorSums {

    private VectorSums() {}

    /** The sum of x. */
    static float plain(int positions, MemorySegment x, long at, int present) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        long i = at << 2;
        for (int p = 0; p < positions; p++) {
            s0 = s0.add(FloatVector.fromMemorySegment(FLOAT, x, i, ORDER));
            if (LENGTH < 16) {
                s8 = s8.add(FloatVector.fromMemorySegment(FLOAT, x, i + 32, ORDER));
            }
            if (LENGTH < 8) {
                s4 = s4.add(FloatVector.fromMemorySegment(FLOAT, x, i + 16, ORDER));
                s12 = s12.add(FloatVector.fromMemorySegment(FLOAT, x, i + 48, ORDER));
            }
            i += CELL;
        }
        FloatVector sum = VectorLanes.first(present, s0);
        if (LENGTH == 8) {
            sum = sum.add(VectorLanes.first(present - 8, s8));
        } else if (LENGTH == 4) {
            sum = sum.add(VectorLanes.first(present - 8, s8))
                    .add(VectorLanes.first(present - 4, s4).add(VectorLanes.first(present - 12, s12)));
        }
        return VectorLanes.tree(sum);
    }

    /** The sum of (x - mean)^2, as an fma chain. */
    static float squares(int positions, MemorySegment x, float mean, long at, int present) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        long i = at << 2;
        for (int p = 0; p < positions; p++) {
            FloatVector d0 = FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean);
            s0 = d0.fma(d0, s0);
            if (LENGTH < 16) {
                FloatVector d8 =
                        FloatVector.fromMemorySegment(FLOAT, x, i + 32, ORDER).sub(mean);
                s8 = d8.fma(d8, s8);
            }
            if (LENGTH < 8) {
                FloatVector d4 =
                        FloatVector.fromMemorySegment(FLOAT, x, i + 16, ORDER).sub(mean);
                s4 = d4.fma(d4, s4);
                FloatVector d12 =
                        FloatVector.fromMemorySegment(FLOAT, x, i + 48, ORDER).sub(mean);
                s12 = d12.fma(d12, s12);
            }
            i += CELL;
        }
        FloatVector sum = VectorLanes.first(present, s0);
        if (LENGTH == 8) {
            sum = sum.add(VectorLanes.first(present - 8, s8));
        } else if (LENGTH == 4) {
            sum = sum.add(VectorLanes.first(present - 8, s8))
                    .add(VectorLanes.first(present - 4, s4).add(VectorLanes.first(present - 12, s12)));
        }
        return VectorLanes.tree(sum);
    }

    /** The sum of dy * (x - mean) * inverse, as an fma chain. */
    static float products(
            int positions, MemorySegment dy, MemorySegment x, float mean, float inverse, long at, int present) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        long i = at << 2;
        for (int p = 0; p < positions; p++) {
            FloatVector x0 =
                    FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean).mul(inverse);
            s0 = FloatVector.fromMemorySegment(FLOAT, dy, i, ORDER).fma(x0, s0);
            if (LENGTH < 16) {
                FloatVector x8 = FloatVector.fromMemorySegment(FLOAT, x, i + 32, ORDER)
                        .sub(mean)
                        .mul(inverse);
                s8 = FloatVector.fromMemorySegment(FLOAT, dy, i + 32, ORDER).fma(x8, s8);
            }
            if (LENGTH < 8) {
                FloatVector x4 = FloatVector.fromMemorySegment(FLOAT, x, i + 16, ORDER)
                        .sub(mean)
                        .mul(inverse);
                s4 = FloatVector.fromMemorySegment(FLOAT, dy, i + 16, ORDER).fma(x4, s4);
                FloatVector x12 = FloatVector.fromMemorySegment(FLOAT, x, i + 48, ORDER)
                        .sub(mean)
                        .mul(inverse);
                s12 = FloatVector.fromMemorySegment(FLOAT, dy, i + 48, ORDER).fma(x12, s12);
            }
            i += CELL;
        }
        FloatVector sum = VectorLanes.first(present, s0);
        if (LENGTH == 8) {
            sum = sum.add(VectorLanes.first(present - 8, s8));
        } else if (LENGTH == 4) {
            sum = sum.add(VectorLanes.first(present - 8, s8))
                    .add(VectorLanes.first(present - 4, s4).add(VectorLanes.first(present - 12, s12)));
        }
        return VectorLanes.tree(sum);
    }
}
