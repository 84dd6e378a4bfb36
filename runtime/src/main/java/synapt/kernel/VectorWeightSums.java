package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * The sums of {@link GroupNormKernels#groupNormSums} for any groups: over the elements that have a weight, then over the lanes of a
 * block. Written out like {@link VectorSums}, which says why.
 */
final class VectorWeightSums {

    private VectorWeightSums() {}

    /** The sum of dy over the elements with weight {@code w}. */
    static float plain(NormGroups g, int w, int block, MemorySegment dy) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        for (int e = w * g.repeat(); e < g.elements(); e += g.weights() * g.repeat()) {
            long i = ((long) block * g.elements() + e) * CELL;
            for (int r = 0; r < g.repeat(); r++) {
                s0 = s0.add(FloatVector.fromMemorySegment(FLOAT, dy, i, ORDER));
                if (LENGTH < 16) {
                    s8 = s8.add(FloatVector.fromMemorySegment(FLOAT, dy, i + 32, ORDER));
                }
                if (LENGTH < 8) {
                    s4 = s4.add(FloatVector.fromMemorySegment(FLOAT, dy, i + 16, ORDER));
                    s12 = s12.add(FloatVector.fromMemorySegment(FLOAT, dy, i + 48, ORDER));
                }
                i += CELL;
            }
        }
        FloatVector sum = s0;
        if (LENGTH == 8) {
            sum = sum.add(s8);
        } else if (LENGTH == 4) {
            sum = sum.add(s8).add(s4.add(s12));
        }
        return VectorLanes.tree(sum);
    }

    /** The sum of dy * (x - mean) * inverse over the elements with weight {@code w}, as an fma chain. */
    static float products(NormGroups g, int w, int block, MemorySegment statistics, MemorySegment x, MemorySegment dy) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        for (int e = w * g.repeat(); e < g.elements(); e += g.weights() * g.repeat()) {
            long s = 2 * (block * g.groups() + e / g.size()) * CELL;
            long i = ((long) block * g.elements() + e) * CELL;
            for (int r = 0; r < g.repeat(); r++) {
                FloatVector x0 = FloatVector.fromMemorySegment(FLOAT, x, i, ORDER)
                        .sub(FloatVector.fromMemorySegment(FLOAT, statistics, s, ORDER))
                        .mul(FloatVector.fromMemorySegment(FLOAT, statistics, s + CELL, ORDER));
                s0 = FloatVector.fromMemorySegment(FLOAT, dy, i, ORDER).fma(x0, s0);
                if (LENGTH < 16) {
                    FloatVector x8 = FloatVector.fromMemorySegment(FLOAT, x, i + 32, ORDER)
                            .sub(FloatVector.fromMemorySegment(FLOAT, statistics, s + 32, ORDER))
                            .mul(FloatVector.fromMemorySegment(FLOAT, statistics, s + CELL + 32, ORDER));
                    s8 = FloatVector.fromMemorySegment(FLOAT, dy, i + 32, ORDER).fma(x8, s8);
                }
                if (LENGTH < 8) {
                    FloatVector x4 = FloatVector.fromMemorySegment(FLOAT, x, i + 16, ORDER)
                            .sub(FloatVector.fromMemorySegment(FLOAT, statistics, s + 16, ORDER))
                            .mul(FloatVector.fromMemorySegment(FLOAT, statistics, s + CELL + 16, ORDER));
                    s4 = FloatVector.fromMemorySegment(FLOAT, dy, i + 16, ORDER).fma(x4, s4);
                    FloatVector x12 = FloatVector.fromMemorySegment(FLOAT, x, i + 48, ORDER)
                            .sub(FloatVector.fromMemorySegment(FLOAT, statistics, s + 48, ORDER))
                            .mul(FloatVector.fromMemorySegment(FLOAT, statistics, s + CELL + 48, ORDER));
                    s12 = FloatVector.fromMemorySegment(FLOAT, dy, i + 48, ORDER)
                            .fma(x12, s12);
                }
                i += CELL;
            }
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
