package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Losses of classifiers with class weights, smoothed or soft targets, and labels that do not count. Absent lanes get a gradient of
 * +0 and add nothing. {@link LossKernels#crossEntropy} is the fast one for what needs none of that.
 */
public interface ClassLossKernels {

    /**
     * The shares q of the classes in an example's cross entropy (PyTorch's {@code CrossEntropyLoss}), from its label: {@code q[c] =
     * smoothing / classes * w[c]}, and at the label {@code q += (1 - smoothing) * w[label]}. All 0 for labels to ignore.
     *
     * @param labels    in [0, classes), or {@code ignore}
     * @param first     the label of lane 0 of block 0
     * @param count     examples present
     * @param ignore    the label that does not count; -1 where all count
     * @param smoothing 0 to 1
     * @param weights   [classes]; null is 1 for all
     * @param q         [blocks][classes][16], modified
     */
    void sharesOfLabels(
            int classes,
            int[] labels,
            int first,
            int count,
            int ignore,
            float smoothing,
            float @Nullable [] weights,
            MemorySegment q,
            int blocks);

    /**
     * As {@link #sharesOfLabels}, from probabilities: {@code q[c] = w[c] * fma(1 - smoothing, target[c], smoothing / classes)}.
     *
     * @param targets [?][classes], row-major
     * @param first   the row of lane 0 of block 0
     */
    void sharesOfRows(
            int classes,
            float[] targets,
            int first,
            int count,
            float smoothing,
            float @Nullable [] weights,
            MemorySegment q,
            int blocks);

    /**
     * Cross entropy with shares: per example the sum over classes, ascending from +0 and as an fma chain, of {@code q[c] * (log(sum)
     * - z[c])} where q[c] is not 0, with z the logits less their maximum and sum that of exp(z) as in {@link
     * LossKernels#crossEntropy}. Gradient {@code fma(exp(z) / sum, Q, -q[c]) * factor} with Q the sum of q, ascending from +0.
     *
     * @param logits  [blocks][classes][16]
     * @param labels  to count hits by; null where there are none to count
     * @param first   the label of lane 0 of block 0
     * @param ignore  the label that is never a hit; -1 where all count
     * @param dLogits [blocks][classes][16]: the shares, which become the gradient; not {@code logits}
     * @param results [blocks][2], modified: the sum of the block's losses over the lanes (not weighted), and how many of its
     *                examples have their greatest logit (the first of equals) at the label
     */
    void crossEntropyOfShares(
            int classes,
            MemorySegment logits,
            int @Nullable [] labels,
            int first,
            int count,
            int ignore,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks);

    /**
     * Negative log likelihood (PyTorch's {@code NLLLoss}): per example {@code -w[label] * y[label]}, where y are logarithms of
     * probabilities; 0 for labels to ignore. Gradient {@code -w[label] * factor} at the label, else 0.
     *
     * @param y       [blocks][classes][16]
     * @param labels  in [0, classes), or {@code ignore}
     * @param first   the label of lane 0 of block 0
     * @param ignore  the label that does not count; -1 where all count
     * @param weights [classes]; null is 1 for all
     * @param dy      [blocks][classes][16], modified; not {@code y}
     * @param results as those of {@link #crossEntropyOfShares}
     */
    void negativeLogLikelihood(
            int classes,
            MemorySegment y,
            int[] labels,
            int first,
            int count,
            int ignore,
            float @Nullable [] weights,
            float factor,
            MemorySegment dy,
            MemorySegment results,
            int blocks);
}
