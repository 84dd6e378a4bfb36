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

    /**
     * {@code y[i] = x[i] + table[i]}, in every lane.
     *
     * @param n     cells of a block
     * @param x     [blocks][n][16]
     * @param table [n]
     * @param y     [blocks][n][16], modified; may be {@code x}
     */
    void addTable(int n, MemorySegment x, MemorySegment table, MemorySegment y, int blocks);

    /**
     * Puts a row before a sequence: {@code y[0] = row}, in every lane, and {@code y[position + 1] = x[position]}.
     *
     * @param positions of x
     * @param x         [blocks][positions][features][16]
     * @param row       [features]
     * @param y         [blocks][positions + 1][features][16], modified
     */
    void prependRow(int positions, int features, MemorySegment x, MemorySegment row, MemorySegment y, int blocks);

    /** The gradient of {@link #prependRow} with respect to x, all but the first position of dy; dx is modified. */
    void prependRowGradient(int positions, int features, MemorySegment dy, MemorySegment dx, int blocks);

    /**
     * The mean over positions: {@code y[f]} is the sum from +0 over the positions, ascending, of {@code x[position][f]}, divided by
     * their number.
     *
     * @param x [blocks][positions][features][16]
     * @param y [blocks][features][16], modified
     */
    void meanPositions(int positions, int features, MemorySegment x, MemorySegment y, int blocks);

    /** The gradient of {@link #meanPositions}: {@code dx[position][f] = dy[f] / positions}; dx is modified. */
    void meanPositionsGradient(int positions, int features, MemorySegment dy, MemorySegment dx, int blocks);

    /** One position of each example: {@code y[f] = x[position][f]}, laid out as in {@link #meanPositions}; y is modified. */
    void takePosition(int position, int positions, int features, MemorySegment x, MemorySegment y, int blocks);

    /** The gradient of {@link #takePosition}: dy at the position, and +0 at the others; dx is modified. */
    void takePositionGradient(
            int position, int positions, int features, MemorySegment dy, MemorySegment dx, int blocks);
}
