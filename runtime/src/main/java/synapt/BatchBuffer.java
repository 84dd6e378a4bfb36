package synapt;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/** Numbers that each block of a batch leaves behind, to be joined when the batch is through: {@code [blocks][stride]}. */
public final class BatchBuffer {

    private final MemorySegment whole;
    private final MemorySegment[] tasks;

    /** @param slack elements that the memory has behind the last block; no kernel writes to them */
    BatchBuffer(
            Kernels kernels,
            MemorySegment memory,
            int slack,
            long stride,
            long offset,
            long elements,
            int blocksPerTask) {
        long all = memory.byteSize() / kernels.elementBytes() - slack;
        long blocks = all / stride;
        whole = Parameters.slice(kernels, memory, 0, all);
        tasks = new MemorySegment[Math.toIntExact((blocks + blocksPerTask - 1) / blocksPerTask)];
        for (int t = 0; t < tasks.length; t++) {
            long from = (long) t * blocksPerTask;
            long to = Math.min(blocks, from + blocksPerTask) - 1;
            tasks[t] =
                    Parameters.slice(kernels, memory, from * stride + offset, (to - from) * stride + elements + slack);
        }
    }

    /** The numbers of all blocks. */
    public MemorySegment whole() {
        return whole;
    }

    /** The numbers of one task's blocks; where a batch is worked on in parts, each part's tasks use the same memory. */
    public MemorySegment of(Workspace w) {
        return tasks[w.task % tasks.length];
    }
}
