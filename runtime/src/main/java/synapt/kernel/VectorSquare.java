package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Transposes a square of 16 x 16 numbers in place: with i and j of four bits each, each step exchanges one bit of i with that of j.
 * A method for each step, since shuffles and masks must be constants.
 */
final class VectorSquare {

    private VectorSquare() {}

    static void transpose(MemorySegment square, long at) {
        for (int distance = LANES / 2; distance >= LENGTH; distance /= 2) {
            whole(square, at, distance);
        }
        for (int l = 0; l < LANES; l += LENGTH) {
            if (LENGTH > 8) {
                eight(square, at + l);
            }
            if (LENGTH > 4) {
                four(square, at + l);
            }
            two(square, at + l);
            one(square, at + l);
        }
    }

    /** Where vectors are not longer than the distance, they are exchanged whole. */
    private static void whole(MemorySegment square, long at, int distance) {
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

    private static void eight(MemorySegment square, long at) {
        for (long i = at; i < at + 8 * LANES; i += LANES) {
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, square, i << 2, ORDER);
            FloatVector b = FloatVector.fromMemorySegment(FLOAT, square, (i + 8 * LANES) << 2, ORDER);
            a.blend(b.rearrange(Tiles.SWAP8), Tiles.BIT8).intoMemorySegment(square, i << 2, ORDER);
            a.rearrange(Tiles.SWAP8).blend(b, Tiles.BIT8).intoMemorySegment(square, (i + 8 * LANES) << 2, ORDER);
        }
    }

    private static void four(MemorySegment square, long at) {
        for (int k = 0; k < 8; k++) {
            long i = at + (long) (k + (k & 4)) * LANES;
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, square, i << 2, ORDER);
            FloatVector b = FloatVector.fromMemorySegment(FLOAT, square, (i + 4 * LANES) << 2, ORDER);
            a.blend(b.rearrange(Tiles.SWAP4), Tiles.BIT4).intoMemorySegment(square, i << 2, ORDER);
            a.rearrange(Tiles.SWAP4).blend(b, Tiles.BIT4).intoMemorySegment(square, (i + 4 * LANES) << 2, ORDER);
        }
    }

    private static void two(MemorySegment square, long at) {
        for (int k = 0; k < 8; k++) {
            long i = at + (long) (k + (k & 6)) * LANES;
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, square, i << 2, ORDER);
            FloatVector b = FloatVector.fromMemorySegment(FLOAT, square, (i + 2 * LANES) << 2, ORDER);
            a.blend(b.rearrange(Tiles.SWAP2), Tiles.BIT2).intoMemorySegment(square, i << 2, ORDER);
            a.rearrange(Tiles.SWAP2).blend(b, Tiles.BIT2).intoMemorySegment(square, (i + 2 * LANES) << 2, ORDER);
        }
    }

    private static void one(MemorySegment square, long at) {
        for (int k = 0; k < 8; k++) {
            long i = at + (long) (2 * k) * LANES;
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, square, i << 2, ORDER);
            FloatVector b = FloatVector.fromMemorySegment(FLOAT, square, (i + LANES) << 2, ORDER);
            a.blend(b.rearrange(Tiles.SWAP1), Tiles.BIT1).intoMemorySegment(square, i << 2, ORDER);
            a.rearrange(Tiles.SWAP1).blend(b, Tiles.BIT1).intoMemorySegment(square, (i + LANES) << 2, ORDER);
        }
    }
}
