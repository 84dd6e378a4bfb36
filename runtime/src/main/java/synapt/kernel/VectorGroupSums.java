package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over a group, in each lane by itself, as {@link GroupNormKernels} says. Four of the 16 partial sums at a time, those that the
 * tree adds first: {@code number}, and 4, 8 and 12 after it. {@code at} is the byte where the group's first element is; the sum is stored
 * at the byte {@code r} of a room of four cells, since a vector that is returned may become an object.
 */
final class VectorGroupSums {

    private VectorGroupSums() {}

    /** The sum of x. */
    static void plain(int size, MemorySegment x, long at, MemorySegment room, long r) {
        for (int number = 0; number < 4; number++) {
            plain(size, x, at, number, room, r + number * CELL);
        }
        join(room, r);
    }

    private static void plain(int size, MemorySegment x, long at, int number, MemorySegment room, long r) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        int j = number;
        for (; j + 12 < size; j += 16) {
            long i = at + j * CELL;
            s0 = s0.add(FloatVector.fromMemorySegment(FLOAT, x, i, ORDER));
            s4 = s4.add(FloatVector.fromMemorySegment(FLOAT, x, i + 4 * CELL, ORDER));
            s8 = s8.add(FloatVector.fromMemorySegment(FLOAT, x, i + 8 * CELL, ORDER));
            s12 = s12.add(FloatVector.fromMemorySegment(FLOAT, x, i + 12 * CELL, ORDER));
        }
        if (j < size) {
            long i = at + j * CELL;
            s0 = s0.add(FloatVector.fromMemorySegment(FLOAT, x, i, ORDER));
        }
        if (j + 4 < size) {
            long i = at + (j + 4) * CELL;
            s4 = s4.add(FloatVector.fromMemorySegment(FLOAT, x, i, ORDER));
        }
        if (j + 8 < size) {
            long i = at + (j + 8) * CELL;
            s8 = s8.add(FloatVector.fromMemorySegment(FLOAT, x, i, ORDER));
        }
        s0.add(s8).add(s4.add(s12)).intoMemorySegment(room, r, ORDER);
    }

    /** The sum of (x - mean)^2; the mean is at the byte s of the statistics. */
    static void squares(
            int size, MemorySegment x, MemorySegment statistics, long s, long at, MemorySegment room, long r) {
        for (int number = 0; number < 4; number++) {
            squares(size, x, statistics, s, at, number, room, r + number * CELL);
        }
        join(room, r);
    }

    private static void squares(
            int size,
            MemorySegment x,
            MemorySegment statistics,
            long s,
            long at,
            int number,
            MemorySegment room,
            long r) {
        FloatVector mean = FloatVector.fromMemorySegment(FLOAT, statistics, s, ORDER);
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        int j = number;
        for (; j + 12 < size; j += 16) {
            long i = at + j * CELL;
            FloatVector d0 = FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean);
            s0 = d0.fma(d0, s0);
            FloatVector d4 =
                    FloatVector.fromMemorySegment(FLOAT, x, i + 4 * CELL, ORDER).sub(mean);
            s4 = d4.fma(d4, s4);
            FloatVector d8 =
                    FloatVector.fromMemorySegment(FLOAT, x, i + 8 * CELL, ORDER).sub(mean);
            s8 = d8.fma(d8, s8);
            FloatVector d12 = FloatVector.fromMemorySegment(FLOAT, x, i + 12 * CELL, ORDER)
                    .sub(mean);
            s12 = d12.fma(d12, s12);
        }
        if (j < size) {
            long i = at + j * CELL;
            FloatVector d0 = FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean);
            s0 = d0.fma(d0, s0);
        }
        if (j + 4 < size) {
            long i = at + (j + 4) * CELL;
            FloatVector d4 = FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean);
            s4 = d4.fma(d4, s4);
        }
        if (j + 8 < size) {
            long i = at + (j + 8) * CELL;
            FloatVector d8 = FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean);
            s8 = d8.fma(d8, s8);
        }
        s0.add(s8).add(s4.add(s12)).intoMemorySegment(room, r, ORDER);
    }

    /** The sum of d * (x - mean) * inverse; mean and inverse are at the byte s of the statistics, and a cell after it. */
    static void products(
            int size,
            MemorySegment d,
            MemorySegment x,
            MemorySegment statistics,
            long s,
            long at,
            MemorySegment room,
            long r) {
        for (int number = 0; number < 4; number++) {
            products(size, d, x, statistics, s, at, number, room, r + number * CELL);
        }
        join(room, r);
    }

    private static void products(
            int size,
            MemorySegment d,
            MemorySegment x,
            MemorySegment statistics,
            long s,
            long at,
            int number,
            MemorySegment room,
            long r) {
        FloatVector mean = FloatVector.fromMemorySegment(FLOAT, statistics, s, ORDER);
        FloatVector inverse = FloatVector.fromMemorySegment(FLOAT, statistics, s + CELL, ORDER);
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        int j = number;
        for (; j + 12 < size; j += 16) {
            long i = at + j * CELL;
            FloatVector x0 =
                    FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean).mul(inverse);
            s0 = FloatVector.fromMemorySegment(FLOAT, d, i, ORDER).fma(x0, s0);
            FloatVector x4 = FloatVector.fromMemorySegment(FLOAT, x, i + 4 * CELL, ORDER)
                    .sub(mean)
                    .mul(inverse);
            s4 = FloatVector.fromMemorySegment(FLOAT, d, i + 4 * CELL, ORDER).fma(x4, s4);
            FloatVector x8 = FloatVector.fromMemorySegment(FLOAT, x, i + 8 * CELL, ORDER)
                    .sub(mean)
                    .mul(inverse);
            s8 = FloatVector.fromMemorySegment(FLOAT, d, i + 8 * CELL, ORDER).fma(x8, s8);
            FloatVector x12 = FloatVector.fromMemorySegment(FLOAT, x, i + 12 * CELL, ORDER)
                    .sub(mean)
                    .mul(inverse);
            s12 = FloatVector.fromMemorySegment(FLOAT, d, i + 12 * CELL, ORDER).fma(x12, s12);
        }
        if (j < size) {
            long i = at + j * CELL;
            FloatVector x0 =
                    FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean).mul(inverse);
            s0 = FloatVector.fromMemorySegment(FLOAT, d, i, ORDER).fma(x0, s0);
        }
        if (j + 4 < size) {
            long i = at + (j + 4) * CELL;
            FloatVector x4 =
                    FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean).mul(inverse);
            s4 = FloatVector.fromMemorySegment(FLOAT, d, i, ORDER).fma(x4, s4);
        }
        if (j + 8 < size) {
            long i = at + (j + 8) * CELL;
            FloatVector x8 =
                    FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean).mul(inverse);
            s8 = FloatVector.fromMemorySegment(FLOAT, d, i, ORDER).fma(x8, s8);
        }
        s0.add(s8).add(s4.add(s12)).intoMemorySegment(room, r, ORDER);
    }

    private static void join(MemorySegment room, long r) {
        FloatVector.fromMemorySegment(FLOAT, room, r, ORDER)
                .add(FloatVector.fromMemorySegment(FLOAT, room, r + 2 * CELL, ORDER))
                .add(FloatVector.fromMemorySegment(FLOAT, room, r + CELL, ORDER)
                        .add(FloatVector.fromMemorySegment(FLOAT, room, r + 3 * CELL, ORDER)))
                .intoMemorySegment(room, r, ORDER);
    }
}
