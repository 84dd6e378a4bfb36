package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Moves numbers between what users hold (row-major, one example after another) and cells. */
public interface LayoutKernels {

    /**
     * Puts examples into lanes.
     *
     * @param rows     [?][features], row-major
     * @param first    the row that becomes lane 0 of block 0
     * @param count    how many examples there are, 1 to {@code 16 * blocks}; the other lanes become zero
     * @param features numbers per example
     * @param cells    [blocks][features][16], modified
     */
    void cellsFromFloats(float[] rows, int first, int count, int features, MemorySegment cells, int blocks);

    /** As {@link #cellsFromFloats}, from a native segment of 4-byte floats (any alignment), whatever {@link Kernels#elementBytes()}. */
    void cellsFromSegment(MemorySegment rows, int first, int count, int features, MemorySegment cells, int blocks);

    /**
     * As {@link #cellsFromFloats}, from unsigned bytes: lane value {@code fma(byte, scale[c], shift[c])}.
     *
     * @param rows      [?][channels][positions], unsigned
     * @param scale     [channels]
     * @param shift     [channels]
     * @param cells     [blocks][channels][positions][16], modified
     */
    void cellsFromBytes(
            byte[] rows,
            int first,
            int count,
            int channels,
            int positions,
            float[] scale,
            float[] shift,
            MemorySegment cells,
            int blocks);

    /**
     * Takes examples out of lanes: {@code rows[(first + i) * features + f] = cell f, lane i}. The double twin rounds to float.
     *
     * @param cells [blocks][features][16]
     * @param rows  [?][features], modified in rows first to first + count - 1
     */
    void floatsFromCells(MemorySegment cells, int features, float[] rows, int first, int count);

    /**
     * Puts one example into single layout.
     *
     * @param row    [?][channels][positions]
     * @param first  the example's row
     * @param single [ceil(channels / 16)][positions][16], modified; lanes past the last channel become zero
     */
    void singleFromFloats(float[] row, int first, int channels, int positions, MemorySegment single);

    /** As {@link #singleFromFloats}, from a native segment of 4-byte floats. */
    void singleFromSegment(MemorySegment row, int first, int channels, int positions, MemorySegment single);

    /** As {@link #singleFromFloats}, from unsigned bytes, normalised as in {@link #cellsFromBytes}. */
    void singleFromBytes(
            byte[] row, int first, int channels, int positions, float[] scale, float[] shift, MemorySegment single);

    /**
     * Copies one example as it is, in planes: {@code planes[i] = row[first * elements + i]}.
     *
     * @param planes [elements], modified
     */
    void planesFromFloats(float[] row, int first, int elements, MemorySegment planes);

    /** As {@link #planesFromFloats}, from a native segment of 4-byte floats. */
    void planesFromSegment(MemorySegment row, int first, int elements, MemorySegment planes);

    /** As {@link #planesFromFloats}, from unsigned bytes, normalised as in {@link #cellsFromBytes}. */
    void planesFromBytes(
            byte[] row, int first, int channels, int positions, float[] scale, float[] shift, MemorySegment planes);

    /** Takes one example out of single layout: {@code row[first * channels * positions + c * positions + p]}. */
    void floatsFromSingle(MemorySegment single, int channels, int positions, float[] row, int first);

    /**
     * Copies volumes into larger ones, with a border, and with gaps between their cells:
     * {@code y[volume][front + d * stepD][top + h * stepH][left + w * stepW] = x[volume][d][h][w]}, and zero elsewhere.
     *
     * @param volumes how many [depth][height][width] volumes (planes, where depth is 1) of cells there are: blocks * channels,
     *                or the channel cells of one example
     */
    void pad(Padding p, MemorySegment x, MemorySegment y, int volumes);

    /** As {@link #pad}, of numbers in the place of cells. */
    void padPlanes(Padding p, MemorySegment x, MemorySegment y, int volumes);

    /** Puts the planes of one example into single layout: as {@link #singleFromSegment}, from elements of these kernels. */
    void singleFromPlanes(MemorySegment planes, int channels, int positions, MemorySegment single);

    /**
     * Puts examples side by side for {@link ProductKernels#outer}: {@code panels[f / width][first + i][f % width] = cell f, lane i}.
     * Places of absent features (past the last, in the last panel) are not written: they must be zero from the start.
     *
     * @param cells    [blocks][features][16]
     * @param count    examples present, up to 16 * blocks; places of absent examples are not written
     * @param first    the first example's place in the batch
     * @param panels   [ceil(features / width)][capacity][width], modified
     * @param capacity examples that the panels have room for
     */
    void panelsFromCells(
            MemorySegment cells,
            int features,
            int width,
            int count,
            int first,
            MemorySegment panels,
            int capacity,
            int blocks);

    /**
     * Copies by an index map: {@code to[i] = map[i] < 0 ? 0 : from[map[i]]}. Lays out the weights of products for
     * one example, and takes batch normalisation's sums apart.
     *
     * @param to at least map.length elements, modified
     */
    void gather(int[] map, MemorySegment from, MemorySegment to);

    /** Reads {@code n} elements as doubles into {@code out[0..n)}. For inspection and files, not for speed. */
    void read(MemorySegment from, long offset, double[] out, int n);

    /** Writes {@code n} elements from {@code in[0..n)}, rounded where elements are floats. */
    void write(double[] in, MemorySegment to, long offset, int n);
}
