package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** The sums of a weight's gradient, whatever the size of the tiles; addresses are in bytes. */
final class VectorWinogradSums {

    private VectorWinogradSums() {}

    /** Adds the first n bytes to those from {@code to} on. */
    static void add(MemorySegment sums, long to, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector.fromMemorySegment(FLOAT, sums, to + i, ORDER)
                    .add(FloatVector.fromMemorySegment(FLOAT, sums, i, ORDER))
                    .intoMemorySegment(sums, to + i, ORDER);
        }
    }

    /** From places of filters to filters of places. */
    static void interleave(MemorySegment sums, long from, MemorySegment out, long at) {
        for (int f = 0; f < LENGTH; f++) {
            for (int k = 0; k < Winograd.PLACES; k++) {
                Cells.set(out, at + (long) f * Winograd.PLACES + k, Cells.get(sums, from + (long) k * LENGTH + f));
            }
        }
    }
}
