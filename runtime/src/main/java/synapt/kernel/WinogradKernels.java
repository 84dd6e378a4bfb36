package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions by {@link Winograd}. Each sum of the small transforms goes as written here, in this order, first down the columns,
 * then along the rows, and products with 1 and -1 are none. Tiles of 2:
 *
 * <pre>
 * B': d0 - d2,  d1 + d2,  d2 - d1,  d3 - d1
 * A': (m0 + m1) + m2,  (m1 - m2) + m3
 * A : y0,  y0 + y1,  y0 - y1,  y1
 * G : g0,  .5 ((g0 + g2) + g1),  .5 ((g0 + g2) - g1),  g2
 * G': u0 + .5 (u1 + u2),  .5 (u1 - u2),  .5 (u1 + u2) + u3
 * </pre>
 *
 * Tiles of 4, where all powers of p = 5/8 and q = 3/2 are exact, fractions are rounded once, and [a b c] is fma(a, b, c):
 *
 * <pre>
 * B': [p2q2 d0 [-(p2+q2) d2 d4]],  [p s r],  [-p s r] with r = [-q2 d2 d4] and s = [-q2 d1 d3],
 *     [q s r],  [-q s r] with r = [-p2 d2 d4] and s = [-p2 d1 d3],  [p2q2 d1 [-(p2+q2) d3 d5]]
 * A': (m0 + a) + c,  [q d (p b)],  [q2 c (p2 a)],  [q3 d [p3 b m5]]
 *     with a = m1 + m2, b = m1 - m2, c = m3 + m4, d = m3 - m4
 * A : y0,  [p s r],  [-p s r] with r = [p2 y2 y0] and s = [p2 y3 y1],
 *     [q s r],  [-q s r] with r = [q2 y2 y0] and s = [q2 y3 y1],  y3
 * G : 256/225 g0,  [-256/595 g1 r],  [256/595 g1 r] with r = -2048/2975 [p2 g2 g0],
 *     [64/357 g1 r],  [-64/357 g1 r] with r = 128/1071 [q2 g2 g0],  g2
 * G': [128/1071 c [-2048/2975 a (256/225 u0)]],  [64/357 d (-256/595 b)],  [32/119 (c - a) u5]
 *     with a = u1 + u2, b = u1 - u2, c = u3 + u4, d = u3 - u4
 * </pre>
 *
 * The sum over channels is an fma chain from +0, ascending; then comes the bias.
 */
public interface WinogradKernels {

    /**
     * The points of the weights.
     *
     * @param turned  whether the weights are those of a convolution whose input gradient g is: [g.channels][g.outputs][3][3], to be
     *                read the other way round and turned by half; else [g.outputs][g.channels][3][3]
     * @param points  g.filters() * g.points numbers in the order of {@link WeightPacking} for as many groups as points, modified
     */
    void winogradWeights(Winograd g, boolean turned, MemorySegment weights, Packed points);

    /**
     * The convolution.
     *
     * @param points   by {@link #winogradWeights}
     * @param bias     [g.outputs], or null
     * @param relu     whether max(y, +0) is stored instead of y (NaN stays NaN)
     * @param x        [blocks][g.channels][g.height][g.width][16], not padded
     * @param inputs   room for a strip's points: g.points * (g.channels * g.span | 1) cells, modified
     * @param products room for a strip's products: likewise, of g.outputs planes
     * @param y        [blocks][g.outputs][g.height][g.width][16], modified
     */
    void winograd(
            Winograd g,
            Packed points,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment inputs,
            MemorySegment products,
            MemorySegment y,
            int blocks);

    /**
     * The gradient of the weight, one sum for each block. At each point of each part, per lane, the fma chain from +0 over the part's
     * tiles, ascending, of the gradient's and the input's points, then summed over the lanes; these sums are added up over the parts,
     * ascending.
     *
     * @param dy        [blocks][g.outputs][g.height][g.width][16]
     * @param x         [blocks][g.channels][g.height][g.width][16], not padded
     * @param inputs    room for a row of points of a part: g.side * (g.channels * n | 1) cells, where n is the tiles of g.rows, modified
     * @param gradients likewise, of g.outputs planes
     * @param sums      room for (g.points + g.side) * g.filters() + 144 numbers, modified
     * @param out       [blocks][stride] of which the first 9 * g.filters() elements of each block are modified
     * @param stride    elements from one block's sums to the next's
     */
    void winogradWeightGradient(
            Winograd g,
            MemorySegment dy,
            MemorySegment x,
            MemorySegment inputs,
            MemorySegment gradients,
            MemorySegment sums,
            MemorySegment out,
            long stride,
            int blocks);

    /**
     * The points of the weights for one example.
     *
     * @param weights [g.outputs][g.channels][3][3]
     * @param points  [g.points][cells of outputs][g.channels][16], modified; zero past the last output
     */
    void singleWinogradWeights(Winograd g, MemorySegment weights, MemorySegment points);

    /**
     * The convolution of one example; the same bits as {@link #winograd}.
     *
     * @param points   by {@link #singleWinogradWeights}
     * @param bias     [cells of outputs][16], or null
     * @param x        [cells of channels][g.height][g.width][16], not padded
     * @param inputs   room for the points of a part: g.points * (cells of channels * n | 1) cells, where n is the tiles of g.rows, modified
     * @param products likewise, for cells of outputs
     * @param y        [cells of outputs][g.height][g.width][16], modified
     */
    void singleWinograd(
            Winograd g,
            MemorySegment points,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment inputs,
            MemorySegment products,
            MemorySegment y);
}
