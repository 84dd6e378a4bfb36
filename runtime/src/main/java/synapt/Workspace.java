package synapt;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/**
 * The buffers of one task: a few blocks of 16 examples on their way through the network. Generated classes extend it and name
 * its parts; where each part lies was planned at compile time.
 */
public abstract class Workspace {

    private final Kernels kernels;
    private final MemorySegment memory;
    private final int capacity;
    private final boolean apart;

    /** The task's number in its batch. */
    public int task;

    /** The batch's number of the first example. */
    public int first;

    /** How many examples there are. */
    public int count;

    /** How many blocks they take. */
    public int blocks;

    /**
     * @param elements how many elements one block needs, from the plan
     * @param capacity how many blocks there is room for
     */
    protected Workspace(Kernels kernels, long elements, int capacity) {
        this(kernels, elements, capacity, false);
    }

    /**
     * @param elements how many elements one block needs, from the plan
     * @param capacity how many blocks there is room for
     * @param apart    whether each buffer has memory of its own, against the plan: then all of them can be looked at after a pass
     */
    protected Workspace(Kernels kernels, long elements, int capacity, boolean apart) {
        this.kernels = kernels;
        this.capacity = capacity;
        this.apart = apart;
        this.memory = apart ? MemorySegment.NULL : Parameters.allocate(kernels, elements * capacity);
    }

    /** A buffer, from the plan; both in elements of one block. */
    protected final MemorySegment buffer(long offset, long elements) {
        return apart
                ? Parameters.allocate(kernels, elements * capacity)
                : Parameters.slice(kernels, memory, offset * capacity, elements * capacity);
    }

    /** Sets which examples are worked on. */
    final void examples(int task, int first, int count) {
        this.task = task;
        this.first = first;
        this.count = count;
        this.blocks = BatchLayout.blocks(count);
    }

    /** The network's result. */
    protected abstract MemorySegment output();

    /** One of several results, by the order of their declaration. */
    protected MemorySegment output(int i) {
        return output();
    }
}
