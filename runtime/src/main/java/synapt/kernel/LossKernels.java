package synapt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Losses and their gradients. Absent lanes get a gradient of +0, a loss of +0 and no hit.
 *
 * <p>All losses leave {@code results} behind, [blocks][2][16]: the loss of each lane, not weighted, and its hits: at how many positions
 * (one, but for sequences) its greatest output, the first of equals, is at the label.
 */
public interface LossKernels {

    /** Elements of a block's results. */
    int RESULTS = 2 * Kernels.LANES;

    /**
     * Puts class numbers into lanes.
     *
     * @param labels    [?][positions], row-major, each in [0, 2^24), or {@code ignored}
     * @param first     the row that becomes lane 0 of block 0
     * @param count     examples present
     * @param positions labels of an example
     * @param ignored   the label that does not count
     * @param cells     [blocks][positions][16], modified; what does not count and absent lanes become -1
     */
    void cellsFromLabels(
            int[] labels, int first, int count, int positions, int ignored, MemorySegment cells, int blocks);

    /**
     * Cross entropy from logits (PyTorch's {@code CrossEntropyLoss}): at a position {@code log(sum of exp(z - max)) - (z[label] -
     * max)}; the sum is of 16 interleaved partial sums (class c goes to partial c % 16, ascending from +0) and the halving tree. An
     * example's loss is the sum over its positions, ascending from +0. Gradient {@code (exp(z - max) / sum - [c = label]) * factor}.
     *
     * @param of     where the classes are
     * @param logits [blocks][features][16]
     * @param labels [blocks][positions][16], each in [0, classes), or -1 for what does not count: its loss and gradient are +0
     * @param factor what each position's loss is weighted with: 1 / (positions of the batch that count)
     * @param dLogits [blocks][features][16], modified; may be {@code logits}
     * @param results [blocks][2][16], modified
     */
    void crossEntropy(
            ClassCells of,
            MemorySegment logits,
            MemorySegment labels,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks);

    /**
     * Squared error: per example the sum over features, ascending from +0, of {@code (y - target)^2} as an fma chain; gradient
     * {@code 2 * (y - target) * factor}.
     *
     * @param targets [?][features], row-major
     * @param first   the row of lane 0 of block 0
     * @param count   examples present
     * @param factor  1 / (examples * features) for the mean
     * @param results [blocks][2][16], modified; no hits
     */
    void squaredError(
            int features,
            MemorySegment y,
            float[] targets,
            int first,
            int count,
            float factor,
            MemorySegment dy,
            MemorySegment results,
            int blocks);

    /**
     * Multiplies what belongs to an example with its weight; absent lanes become +0.
     *
     * @param cells   [blocks][features][16], modified
     * @param weights of the examples
     * @param first   the weight of lane 0 of block 0
     * @param count   examples present
     */
    void weighExamples(int features, MemorySegment cells, float[] weights, int first, int count, int blocks);
}
