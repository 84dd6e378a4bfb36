package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over the positions of a channel, then over its lanes, of which {@code present} take part. Each comes in two parts: the
 * sum of as many lanes as a vector has, and the sum of those sums, in the order of the halving tree.
 */
final class VectorSums {

    private VectorSums() {}

    /** The sum of x. */
    static float plain(int positions, MemorySegment x, long at, int present) {
        FloatVector sum = plainPart(positions, x, at, present, 0);
        if (LENGTH == 8) {
            sum = sum.add(plainPart(positions, x, at, present, 8));
        } else if (LENGTH == 4) {
            sum = sum.add(plainPart(positions, x, at, present, 8))
                    .add(plainPart(positions, x, at, present, 4).add(plainPart(positions, x, at, present, 12)));
        }
        return VectorLanes.tree(sum);
    }

    private static FloatVector plainPart(int positions, MemorySegment x, long at, int present, int lane) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int p = 0; p < positions; p++) {
            sum = sum.add(FloatVector.fromMemorySegment(FLOAT, x, (at + (long) p * LANES + lane) << 2, ORDER));
        }
        return VectorLanes.first(present - lane, sum);
    }

    /** The sum of (x - mean)^2, as an fma chain. */
    static float squares(int positions, MemorySegment x, float mean, long at, int present) {
        FloatVector sum = squaresPart(positions, x, mean, at, present, 0);
        if (LENGTH == 8) {
            sum = sum.add(squaresPart(positions, x, mean, at, present, 8));
        } else if (LENGTH == 4) {
            sum = sum.add(squaresPart(positions, x, mean, at, present, 8))
                    .add(squaresPart(positions, x, mean, at, present, 4)
                            .add(squaresPart(positions, x, mean, at, present, 12)));
        }
        return VectorLanes.tree(sum);
    }

    private static FloatVector squaresPart(int positions, MemorySegment x, float mean, long at, int present, int lane) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int p = 0; p < positions; p++) {
            FloatVector distance = FloatVector.fromMemorySegment(FLOAT, x, (at + (long) p * LANES + lane) << 2, ORDER)
                    .sub(mean);
            sum = distance.fma(distance, sum);
        }
        return VectorLanes.first(present - lane, sum);
    }

    /** The sum of dy * (x - mean) * inverse, as an fma chain. */
    static float products(
            int positions, MemorySegment dy, MemorySegment x, float mean, float inverse, long at, int present) {
        FloatVector sum = productsPart(positions, dy, x, mean, inverse, at, present, 0);
        if (LENGTH == 8) {
            sum = sum.add(productsPart(positions, dy, x, mean, inverse, at, present, 8));
        } else if (LENGTH == 4) {
            sum = sum.add(productsPart(positions, dy, x, mean, inverse, at, present, 8))
                    .add(productsPart(positions, dy, x, mean, inverse, at, present, 4)
                            .add(productsPart(positions, dy, x, mean, inverse, at, present, 12)));
        }
        return VectorLanes.tree(sum);
    }

    private static FloatVector productsPart(
            int positions,
            MemorySegment dy,
            MemorySegment x,
            float mean,
            float inverse,
            long at,
            int present,
            int lane) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int p = 0; p < positions; p++) {
            long i = at + (long) p * LANES + lane;
            sum = FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER)
                    .fma(
                            FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER)
                                    .sub(mean)
                                    .mul(inverse),
                            sum);
        }
        return VectorLanes.first(present - lane, sum);
    }
}
