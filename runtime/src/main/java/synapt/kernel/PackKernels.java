package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Puts weights into the order in which products read them. */
public interface PackKernels {

    /** Room for the weights of a {@link ProductKernels#product}, zero. */
    Packed packed(int elements);

    /** Bytes that each {@link #packed} takes outside the heap, to work in. */
    long packingRoom();

    /**
     * Copies weights into an order.
     *
     * @param from the weights, as users know them
     * @param to   as many as the order has, modified
     */
    void pack(WeightOrder order, MemorySegment from, Packed to);
}
