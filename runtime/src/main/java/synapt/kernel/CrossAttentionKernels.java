package synapt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * What goes into attention to another sequence, the memory, and comes back: a query, a key and a value for each position have one
 * place each, [a.rooms()][3][features][16], so that one product with three groups makes them. Where one sequence is shorter there is room
 * that nobody uses.
 */
public interface CrossAttentionKernels {

    /**
     * Lays side by side what queries, keys and values are made of: x, the memory, and the memory once more; +0 where there is none.
     *
     * @param x      [blocks][a.positions()][features][16]
     * @param memory [blocks][a.keys()][features][16]
     * @param parts  [blocks][a.rooms()][3][features][16], modified
     */
    void attentionParts(Attention a, MemorySegment x, MemorySegment memory, MemorySegment parts, int blocks);

    /** The gradient with respect to x, its share of dParts; dx is modified. */
    void attentionQueryPart(Attention a, MemorySegment dParts, MemorySegment dx, int blocks);

    /** The gradient with respect to the memory: that of the keys' part plus that of the values'; dMemory is modified. */
    void attentionMemoryPart(Attention a, MemorySegment dParts, MemorySegment dMemory, int blocks);

    /** Sets gradients of queries, keys and values that do not exist to +0: where one sequence is shorter. */
    void clearAttentionRoom(Attention a, MemorySegment dQkv, int blocks);
}
