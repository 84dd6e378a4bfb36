package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Losses and their gradients. Absent lanes get a gradient of +0 and add nothing. */
public interface LossKernels {

    /**
     * Cross entropy from logits (PyTorch's {@code CrossEntropyLoss}): per example {@code log(sum of exp(z - max)) - (z[label] -
     * max)}; the sum is of 16 interleaved partial sums (class c goes to partial c % 16, ascending from +0) and the halving tree.
     * Gradient {@code (exp(z - max) / sum - [c = label]) * factor}.
     *
     * @param logits [blocks][classes][16]
     * @param labels class numbers, checked before to be in [0, classes)
     * @param first  the label of lane 0 of block 0
     * @param count  examples present
     * @param factor what each example's loss is weighted with: 1 / (examples in the batch)
     * @param dLogits [blocks][classes][16], modified; may be {@code logits}
     * @param results [blocks][2], modified: the sum of the block's losses over the lanes (not weighted), and how many of its
     *                examples have their greatest logit (the first of equals) at the label
     */
    void crossEntropy(
            int classes,
            MemorySegment logits,
            int[] labels,
            int first,
            int count,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks);

    /**
     * The cross entropy of each position, as {@link #crossEntropy} has it for an example.
     *
     * @param logits [blocks][positions][classes][16]
     * @param labels [?][positions], row-major, checked before to be in [0, classes) or {@code ignored}
     * @param first  the row of labels of lane 0 of block 0
     * @param count  examples present
     * @param ignored the label of positions that do not count: their loss and gradient are +0, and they are not correct; -1 where all
     *                count
     * @param factor what each position's loss is weighted with: 1 / (positions of the batch that count)
     * @param dLogits [blocks][positions][classes][16], modified; may be {@code logits}
     * @param results [blocks][2], modified: the sum over the positions, ascending from +0, of the sum over the lanes of their losses
     *                (not weighted), and how many positions have their greatest logit (the first of equals) at the label
     */
    void crossEntropyOfPositions(
            int classes,
            int positions,
            MemorySegment logits,
            int[] labels,
            int first,
            int count,
            int ignored,
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
     * @param factor  1 / (examples * features) for the mean
     * @param results [blocks][2], modified: the sum of the block's errors over the lanes (not weighted), and 0
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
}
