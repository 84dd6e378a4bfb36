package synapt.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.kernel.Kernels;

/** What an optimiser remembers of each parameter, laid out as the parameters are. Rules with other settings share it. */
final class OptimizerMemory {

    private final Kernels kernels;
    private final long elements;
    private final boolean isTaken;
    private final List<MemorySegment> slots = new ArrayList<>();
    private @Nullable MemorySegment none;

    private OptimizerMemory(Kernels kernels, long elements, boolean isTaken) {
        this.kernels = kernels;
        this.elements = elements;
        this.isTaken = isTaken;
    }

    static OptimizerMemory of(Kernels kernels, long elements) {
        return new OptimizerMemory(kernels, elements, true);
    }

    /** Takes no memory, but knows how much it would take. */
    static OptimizerMemory counting(Kernels kernels, long elements) {
        return new OptimizerMemory(kernels, elements, false);
    }

    private MemorySegment allocate(long count) {
        return isTaken ? Arena.ofAuto().allocate(bytes(count), 64) : MemorySegment.NULL;
    }

    private long bytes(long count) {
        return Math.max(count, Kernels.LANES) * kernels.elementBytes();
    }

    /** What was asked for so far. */
    long bytes() {
        return slots.size() * bytes(elements) + (none == null ? 0 : bytes(0));
    }

    /** A number for each parameter, zero at first. Slots are asked for in order, 0 first. */
    MemorySegment slot(int index) {
        return slot(index, 0);
    }

    /** A number for each parameter, with a start value. */
    MemorySegment slot(int index, double start) {
        if (index == slots.size()) {
            MemorySegment slot = allocate(elements);
            double[] one = {start};
            for (long i = 0; isTaken && start != 0 && i < elements; i++) {
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
        MemorySegment known = none;
        if (known == null) {
            known = allocate(0);
            none = known;
        }
        return known;
    }
}
