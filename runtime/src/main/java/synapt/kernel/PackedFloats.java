package synapt.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Of scalar kernels too it has the room that only those on vectors need: what a network takes is the same everywhere.
 *
 * @param numbers modified by {@link PackKernels#pack}
 * @param room    {@link #ROOM} bytes for each part, modified too
 */
record PackedFloats(float[] numbers, MemorySegment room) implements Packed {

    /** A vector of taps for each output of the largest tile. */
    static final long ROOM = 12 * 4L * Kernels.LANES;

    PackedFloats(float[] numbers, int parts) {
        this(numbers, Arena.ofAuto().allocate(parts * ROOM, 4L * Kernels.LANES));
    }
}
