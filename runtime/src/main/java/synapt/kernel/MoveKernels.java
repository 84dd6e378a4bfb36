package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Moves cells about: padding, repetition, other orders of dimensions, by a map that {@link CellMap} makes. */
public interface MoveKernels {

    /**
     * Takes cells: {@code y[t][i] = x[t][map[i]]}, and +0 where map[i] is negative.
     *
     * @param x       [tensors][cells][16]
     * @param cells   cells of one tensor of x, more than each number of the map
     * @param y       [tensors][map.length][16], modified
     * @param tensors how many such tensors there are: blocks, blocks * channels, or the channel cells of one example
     */
    void take(int[] map, MemorySegment x, int cells, MemorySegment y, int tensors);

    /**
     * The gradient of {@link #take}: {@code dx[t][c]} is the sum, from +0, of {@code dy[t][i]} over the i with
     * {@code map[i] = c}, ascending.
     *
     * @param dx [tensors][cells][16], modified (all of it: it need not be cleared before)
     */
    void takeGradient(int[] map, MemorySegment dy, MemorySegment dx, int cells, int tensors);
}
