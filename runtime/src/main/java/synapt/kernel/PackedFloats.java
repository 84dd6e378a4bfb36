package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * @param numbers modified by {@link PackKernels#pack}
 * @param room    [12][16], for {@link PackKernels#pack}
 */
record PackedFloats(float[] numbers, MemorySegment room) implements Packed {

    PackedFloats(float[] numbers) {
        this(numbers, Arena.ofAuto().allocate(4L * 12 * LANES, 4L * LANES));
    }
}
