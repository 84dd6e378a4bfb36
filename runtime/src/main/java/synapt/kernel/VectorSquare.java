package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Transposes squares of 16 x 16 numbers: with i and j of four bits each, each step exchanges one bit of i with that of j. A method
 * takes two steps at most, with four rows in registers; shuffles and masks must be constants.
 */
final class VectorSquare {

    private VectorSquare() {}

    /** In place; the rows lie side by side. */
    static void transpose(MemorySegment square, long at) {
        for (int distance = LANES / 2; distance >= LENGTH; distance /= 2) {
            exchange(square, at, distance);
        }
        for (int i = 0; i < LANES; i += LENGTH) {
            for (int l = 0; l < LANES; l += LENGTH) {
                long part = at + (long) i * LANES + l;
                part(square, part, LANES, square, part, LANES);
            }
        }
    }

    /**
     * To another place.
     *
     * @param row   elements from one row of the source to the next
     * @param toRow elements from one row of the result to the next
     */
    static void transpose(MemorySegment from, long at, long row, MemorySegment to, long toAt, long toRow) {
        for (int i = 0; i < LANES; i += LENGTH) {
            for (int l = 0; l < LANES; l += LENGTH) {
                part(from, at + i * row + l, row, to, toAt + l * toRow + i, toRow);
            }
        }
    }

    /** Where vectors are not longer than the distance, they are exchanged whole. */
    private static void exchange(MemorySegment square, long at, int distance) {
        for (int i = 0; i < LANES; i++) {
            for (int l = 0; l < LANES; l += LENGTH) {
                if ((i & distance) == 0 && (l & distance) != 0) {
                    long a = at + (long) i * LANES + l;
                    long b = at + (long) (i + distance) * LANES + l - distance;
                    FloatVector row = FloatVector.fromMemorySegment(FLOAT, square, a << 2, ORDER);
                    FloatVector.fromMemorySegment(FLOAT, square, b << 2, ORDER)
                            .intoMemorySegment(square, a << 2, ORDER);
                    row.intoMemorySegment(square, b << 2, ORDER);
                }
            }
        }
    }

    /** Transposes as many rows as a vector has lanes. */
    private static void part(MemorySegment from, long at, long row, MemorySegment to, long toAt, long toRow) {
        switch (LENGTH) {
            case 16 -> {
                far(from, at << 2, row << 2, to, toAt << 2, toRow << 2);
                near(to, toAt << 2, toRow << 2, to, toAt << 2, toRow << 2);
            }
            case 8 -> {
                four(from, at << 2, row << 2, to, toAt << 2, toRow << 2);
                near(to, toAt << 2, toRow << 2, to, toAt << 2, toRow << 2);
            }
            default -> near(from, at << 2, row << 2, to, toAt << 2, toRow << 2);
        }
    }

    /** The steps of distances 8 and 4; from here on addresses are in bytes. */
    private static void far(MemorySegment from, long at, long row, MemorySegment to, long toAt, long toRow) {
        for (int k = 0; k < 4; k++) {
            long i = at + k * row;
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, from, i, ORDER);
            FloatVector b = FloatVector.fromMemorySegment(FLOAT, from, i + 4 * row, ORDER);
            FloatVector c = FloatVector.fromMemorySegment(FLOAT, from, i + 8 * row, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, from, i + 12 * row, ORDER);
            FloatVector ac = a.blend(c.rearrange(Tiles.SWAP8), Tiles.BIT8);
            FloatVector bd = b.blend(d.rearrange(Tiles.SWAP8), Tiles.BIT8);
            c = a.rearrange(Tiles.SWAP8).blend(c, Tiles.BIT8);
            d = b.rearrange(Tiles.SWAP8).blend(d, Tiles.BIT8);
            long o = toAt + k * toRow;
            ac.blend(bd.rearrange(Tiles.SWAP4), Tiles.BIT4).intoMemorySegment(to, o, ORDER);
            ac.rearrange(Tiles.SWAP4).blend(bd, Tiles.BIT4).intoMemorySegment(to, o + 4 * toRow, ORDER);
            c.blend(d.rearrange(Tiles.SWAP4), Tiles.BIT4).intoMemorySegment(to, o + 8 * toRow, ORDER);
            c.rearrange(Tiles.SWAP4).blend(d, Tiles.BIT4).intoMemorySegment(to, o + 12 * toRow, ORDER);
        }
    }

    /** The step of distance 4, of vectors of eight lanes. */
    private static void four(MemorySegment from, long at, long row, MemorySegment to, long toAt, long toRow) {
        for (int k = 0; k < 4; k++) {
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, from, at + k * row, ORDER);
            FloatVector b = FloatVector.fromMemorySegment(FLOAT, from, at + (k + 4) * row, ORDER);
            a.blend(b.rearrange(Tiles.SWAP4), Tiles.BIT4).intoMemorySegment(to, toAt + k * toRow, ORDER);
            a.rearrange(Tiles.SWAP4).blend(b, Tiles.BIT4).intoMemorySegment(to, toAt + (k + 4) * toRow, ORDER);
        }
    }

    /** The steps of distances 2 and 1. */
    private static void near(MemorySegment from, long at, long row, MemorySegment to, long toAt, long toRow) {
        for (int k = 0; k < LENGTH; k += 4) {
            fours(from, at + k * row, row, to, toAt + k * toRow, toRow);
        }
    }

    /** Transposes the squares of 4 x 4 numbers, side by side, of four rows of a vector's length. Addresses are in bytes. */
    static void fours(MemorySegment from, long at, long row, MemorySegment to, long toAt, long toRow) {
        FloatVector a = FloatVector.fromMemorySegment(FLOAT, from, at, ORDER);
        FloatVector b = FloatVector.fromMemorySegment(FLOAT, from, at + row, ORDER);
        FloatVector c = FloatVector.fromMemorySegment(FLOAT, from, at + 2 * row, ORDER);
        FloatVector d = FloatVector.fromMemorySegment(FLOAT, from, at + 3 * row, ORDER);
        FloatVector ac = a.blend(c.rearrange(Tiles.SWAP2), Tiles.BIT2);
        FloatVector bd = b.blend(d.rearrange(Tiles.SWAP2), Tiles.BIT2);
        c = a.rearrange(Tiles.SWAP2).blend(c, Tiles.BIT2);
        d = b.rearrange(Tiles.SWAP2).blend(d, Tiles.BIT2);
        ac.blend(bd.rearrange(Tiles.SWAP1), Tiles.BIT1).intoMemorySegment(to, toAt, ORDER);
        ac.rearrange(Tiles.SWAP1).blend(bd, Tiles.BIT1).intoMemorySegment(to, toAt + toRow, ORDER);
        c.blend(d.rearrange(Tiles.SWAP1), Tiles.BIT1).intoMemorySegment(to, toAt + 2 * toRow, ORDER);
        c.rearrange(Tiles.SWAP1).blend(d, Tiles.BIT1).intoMemorySegment(to, toAt + 3 * toRow, ORDER);
    }
}
