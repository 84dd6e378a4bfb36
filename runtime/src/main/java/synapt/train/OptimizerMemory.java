package synapt.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import synapt.kernel.Kernels;

/** What an optimiser remembers of each parameter, laid out as the parameters are. Rules with other settings share it. */
final class OptimizerMemory {

    private final Kernels kernels;
    private final long elements;
    private final List<MemorySegment> slots = new ArrayList<>();
    private final MemorySegment none;

    OptimizerMemory(Kernels kernels, long elements) {
        this.kernels = kernels;
        this.elements = elements;
        this.none = allocate(0);
    }

    private OptimizerMemory(Kernels kernels) {
        this.kernels = kernels;
        this.elements = 0;
        this.none = MemorySegment.NULL;
    }

    /** Takes no memory, and knows how many slots were asked for. */
    static OptimizerMemory counting(Kernels kernels) {
        return new OptimizerMemory(kernels);
    }

    private MemorySegment allocate(long count) {
        return Arena.ofAuto().allocate(bytesOf(count), 64);
    }

    private long bytesOf(long count) {
        return Math.max(count, Kernels.LANES) * kernels.elementBytes();
    }

    /** Bytes of as many slots for so many parameters, and of {@link #none}. */
    long bytes(long parameters) {
        return slots.size() * bytesOf(parameters) + bytesOf(0);
    }

    /** A number for each parameter, zero at first. Slots are asked for in order, 0 first. */
    MemorySegment slot(int index) {
        return slot(index, 0);
    }

    /** A number for each parameter, with a start value. */
    MemorySegment slot(int index, double start) {
        if (index == slots.size()) {
            MemorySegment slot = elements == 0 ? none : allocate(elements);
            double[] one = {start};
            for (long i = 0; start != 0 && i < elements; i++) {
                kernels.write(one, slot, i, 1);
            }
            slots.add(slot);
        }
        return slots.get(index);
    }

    List<MemorySegment> slots() {
        return List.copyOf(slots);
    }

    /** What to give to a kernel that does not use it. */
    MemorySegment none() {
        return none;
    }
}
