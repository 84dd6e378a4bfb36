package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Sequences: token ids, embeddings, and what is done alike at all positions. Ids in cells are whole numbers, exact in a float. */
public interface SequenceKernels {

    /** Columns of an embedding's gradient that {@link #embeddingGradient} makes at a time. */
    int EMBEDDING_PART = 16;

    /**
     * Puts token ids into lanes.
     *
     * @param ids    [?][length], row-major, each in [0, 2^24]
     * @param first  the row that becomes lane 0 of block 0
     * @param count  how many examples there are, 1 to {@code 16 * blocks}; the other lanes become id 0
     * @param cells  [blocks][length][16], modified
     */
    void cellsFromTokens(int[] ids, int first, int count, int length, MemorySegment cells, int blocks);

    /**
     * Looks rows up: {@code y[position][f] = weight[id of the position][f]}.
     *
     * @param features numbers of a row
     * @param ids      [blocks][positions][16], each in [0, rows of the weight)
     * @param weight   [vocabulary][features]
     * @param y        [blocks][positions][features][16], modified
     */
    void embedding(int features, int positions, MemorySegment ids, MemorySegment weight, MemorySegment y, int blocks);

    /**
     * The gradient of {@link #embedding}'s weight over a whole batch: {@code gradient[v][f]} is the sum from +0 of dy wherever the
     * id is v, over the blocks, in each over the positions, in each over the examples present, all ascending.
     *
     * @param padding  the id whose row gets no gradient, or -1
     * @param ids      [blocks][positions][16]
     * @param dy       [blocks][positions][features][16]
     * @param examples examples in the batch
     * @param gradient [vocabulary][features], modified in the columns of the part
     * @param part     which columns: 16 * part up to the next part or the end
     */
    void embeddingGradient(
            int vocabulary,
            int features,
            int positions,
            int padding,
            MemorySegment ids,
            MemorySegment dy,
            int examples,
            MemorySegment gradient,
            int part);
}
