package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * The sums of {@link GroupNormKernels#groupNormSums} where each position is a group: four features at a time, as they lie side by side
 * and the next position's far away, and as many lanes as a vector has.
 */
final class VectorFeatureSums {

    static final int TILE = 4;

    private VectorFeatureSums() {}

    /** Of features {@code w} to {@code w + 3}; {@code room} is the byte of the statistics where there are eight cells of room. */
    static void sum(
            NormGroups g,
            int w,
            int block,
            MemorySegment statistics,
            long room,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment weightSums,
            @Nullable MemorySegment biasSums,
            long to) {
        for (long lane = 0; lane < CELL; lane += BYTES) {
            sum(g, w, block, statistics, room + lane, x, dy, lane);
        }
        for (int i = 0; i < TILE; i++) {
            Cells.set(weightSums, to + i, tree(statistics, room + i * CELL));
            if (biasSums != null) {
                Cells.set(biasSums, to + i, tree(statistics, room + (TILE + i) * CELL));
            }
        }
    }

    private static void sum(
            NormGroups g,
            int w,
            int block,
            MemorySegment statistics,
            long room,
            MemorySegment x,
            MemorySegment dy,
            long lane) {
        FloatVector p0 = FloatVector.zero(FLOAT);
        FloatVector p1 = p0;
        FloatVector p2 = p0;
        FloatVector p3 = p0;
        FloatVector b0 = p0;
        FloatVector b1 = p0;
        FloatVector b2 = p0;
        FloatVector b3 = p0;
        long first = (long) block * g.groups();
        for (int group = 0; group < g.groups(); group++) {
            long s = 2 * (first + group) * CELL + lane;
            FloatVector mean = FloatVector.fromMemorySegment(FLOAT, statistics, s, ORDER);
            FloatVector inverse = FloatVector.fromMemorySegment(FLOAT, statistics, s + CELL, ORDER);
            long at = ((first + group) * g.size() + w) * CELL + lane;
            FloatVector d0 = FloatVector.fromMemorySegment(FLOAT, dy, at, ORDER);
            FloatVector d1 = FloatVector.fromMemorySegment(FLOAT, dy, at + CELL, ORDER);
            FloatVector d2 = FloatVector.fromMemorySegment(FLOAT, dy, at + 2 * CELL, ORDER);
            FloatVector d3 = FloatVector.fromMemorySegment(FLOAT, dy, at + 3 * CELL, ORDER);
            b0 = b0.add(d0);
            b1 = b1.add(d1);
            b2 = b2.add(d2);
            b3 = b3.add(d3);
            p0 = FloatVector.fromMemorySegment(FLOAT, x, at, ORDER)
                    .sub(mean)
                    .mul(inverse)
                    .fma(d0, p0);
            p1 = FloatVector.fromMemorySegment(FLOAT, x, at + CELL, ORDER)
                    .sub(mean)
                    .mul(inverse)
                    .fma(d1, p1);
            p2 = FloatVector.fromMemorySegment(FLOAT, x, at + 2 * CELL, ORDER)
                    .sub(mean)
                    .mul(inverse)
                    .fma(d2, p2);
            p3 = FloatVector.fromMemorySegment(FLOAT, x, at + 3 * CELL, ORDER)
                    .sub(mean)
                    .mul(inverse)
                    .fma(d3, p3);
        }
        // A vector that is handed to a method may become an object.
        p0.intoMemorySegment(statistics, room, ORDER);
        p1.intoMemorySegment(statistics, room + CELL, ORDER);
        p2.intoMemorySegment(statistics, room + 2 * CELL, ORDER);
        p3.intoMemorySegment(statistics, room + 3 * CELL, ORDER);
        b0.intoMemorySegment(statistics, room + 4 * CELL, ORDER);
        b1.intoMemorySegment(statistics, room + 5 * CELL, ORDER);
        b2.intoMemorySegment(statistics, room + 6 * CELL, ORDER);
        b3.intoMemorySegment(statistics, room + 7 * CELL, ORDER);
    }

    /** The halving tree over the lanes of a cell. */
    private static float tree(MemorySegment room, long at) {
        FloatVector sum = FloatVector.fromMemorySegment(FLOAT, room, at, ORDER);
        if (LENGTH < 16) {
            sum = sum.add(FloatVector.fromMemorySegment(FLOAT, room, at + 32, ORDER));
        }
        if (LENGTH < 8) {
            sum = sum.add(FloatVector.fromMemorySegment(FLOAT, room, at + 16, ORDER)
                    .add(FloatVector.fromMemorySegment(FLOAT, room, at + 48, ORDER)));
        }
        return VectorLanes.tree(sum);
    }
}
