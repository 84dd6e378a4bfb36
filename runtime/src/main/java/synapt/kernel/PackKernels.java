package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Puts weights into the order in which products read them. */
public interface PackKernels {

    /** Room for the weights of a {@link ProductKernels#product}, zero. */
    default Packed packed(int elements) {
        return packed(elements, 1);
    }

    /** As {@link #packed(int)}, for weights that are packed in up to so many parts at the same time. */
    Packed packed(int elements, int parts);

    /** Bytes that {@link #packed} takes outside the heap for each part, to work in. */
    long packingRoom();

    /**
     * Copies weights into an order.
     *
     * @param from the weights, as users know them
     * @param to   as many as the order has, modified
     */
    default void pack(WeightOrder order, MemorySegment from, Packed to) {
        pack(order, from, to, 1, 0);
    }

    /**
     * Copies a part of the weights into an order: those of the tiles that begin in this part of the outputs, group after group. Other
     * threads may copy the other parts meanwhile.
     *
     * @param from  the weights, as users know them
     * @param to    as many as the order has, modified in this part; with room for as many parts
     * @param parts in how many parts they are copied, at least 1
     * @param part  which one, 0 to {@code parts - 1}
     */
    void pack(WeightOrder order, MemorySegment from, Packed to, int parts, int part);
}
