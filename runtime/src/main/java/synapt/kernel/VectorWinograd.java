package synapt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The transforms of {@link WinogradKernels} on vectors: finds the rows that make a row of points or results, {@link WinogradRows} and
 * {@link WinogradResults} (generated) take them along. Addresses and strides are in bytes.
 */
sealed interface VectorWinograd permits VectorWinograd2, VectorWinograd4 {

    VectorWinograd OF_TWO = new VectorWinograd2();
    VectorWinograd OF_FOUR = new VectorWinograd4();

    static VectorWinograd of(Winograd g) {
        return g.tile == 2 ? OF_TWO : OF_FOUR;
    }

    /** G of as many filters as a vector has numbers; a filter's places are where the points of the same row and column go. */
    void points(float[] u, int f, int step);

    /**
     * B: the i-th row of points of a tile row of some planes, from column {@code col} on; {@code at} is where its first row of results
     * lies in the input.
     */
    void input(
            Winograd g,
            int row,
            int i,
            MemorySegment x,
            long at,
            int planes,
            int col,
            int tiles,
            MemorySegment v,
            long to,
            long step,
            long plane);

    /** A: the i-th row of points of a tile row of the output's gradient. */
    void gradient(Winograd g, int i, MemorySegment dy, long at, MemorySegment d, long to, long step);

    /** What {@link #results} wants to be done before, to some tiles of one or more planes. */
    void columns(int tiles, MemorySegment m, long at, long step);

    /** A': the results of a tile row; what is not above {@code floor} becomes +0. */
    void results(
            int tiles,
            MemorySegment m,
            long at,
            long step,
            float start,
            float floor,
            MemorySegment y,
            long to,
            long row);

    /** G' of as many filters as a vector has numbers: place k goes to the k-th vector from {@code to} on. The points are overwritten. */
    void filters(MemorySegment sums, long from, long step, long to);
}
