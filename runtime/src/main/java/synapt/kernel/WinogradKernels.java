package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions by {@link Winograd}. Each sum of the small transforms goes as written here, in this order, and products with 1 and
 * -1 are none:
 *
 * <pre>
 * B': d0 - d2,  d1 + d2,  d2 - d1,  d3 - d1                             first down the columns, then along the rows
 * A': (m0 + m1) + m2,  (m1 - m2) + m3                                   likewise
 * A : y0,  y0 + y1,  y0 - y1,  y1                                       likewise
 * G : g0,  .5 ((g0 + g2) + g1),  .5 ((g0 + g2) - g1),  g2               likewise
 * G': u0 + .5 (u1 + u2),  .5 (u1 - u2),  .5 (u1 + u2) + u3              likewise
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
     * @param points  g.filters() * 16 numbers in the order of {@link WeightPacking} for 16 groups, modified
     */
    void winogradWeights(Winograd g, boolean turned, MemorySegment weights, Packed points);

    /**
     * The convolution.
     *
     * @param points   by {@link #winogradWeights}
     * @param bias     [g.outputs], or null
     * @param relu     whether max(y, +0) is stored instead of y (NaN stays NaN)
     * @param x        [blocks][g.channels][g.height][g.width][16], not padded
     * @param inputs   room for a strip's points: 16 * g.channels * g.span cells, modified
     * @param products room for a strip's products: 16 * g.outputs * g.span cells, modified
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
     * @param inputs    room for a row of points of a part: 4 * g.channels * (g.rows * g.width / 2) cells, modified
     * @param gradients likewise, of g.outputs planes
     * @param sums      room for 20 * g.filters() + 144 numbers, modified
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
     * @param points  [16][cells of outputs][g.channels][16], modified; zero past the last output
     */
    void singleWinogradWeights(Winograd g, MemorySegment weights, MemorySegment points);

    /**
     * The convolution of one example; the same bits as {@link #winograd}.
     *
     * @param points   by {@link #singleWinogradWeights}
     * @param bias     [cells of outputs][16], or null
     * @param x        [cells of channels][g.height][g.width][16], not padded
     * @param inputs   room for the points of a part: 16 * cells of channels * (g.rows * g.width / 2) cells, modified
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
