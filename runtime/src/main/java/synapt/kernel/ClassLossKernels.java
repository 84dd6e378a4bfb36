package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Losses of classifiers with class weights, smoothed or soft targets. Labels and results are those of {@link LossKernels}; {@link
 * LossKernels#crossEntropy} is the fast one for what needs none of that.
 */
public interface ClassLossKernels {

    /**
     * The shares q of the classes in a position's cross entropy (PyTorch's {@code CrossEntropyLoss}), from its label: {@code q[c] =
     * smoothing / classes * w[c]}, and at the label {@code q += (1 - smoothing) * w[label]}. All 0 where the label is -1.
     *
     * @param of        where the classes are
     * @param labels    [blocks][positions][16], each in [0, classes), or -1
     * @param smoothing 0 to 1
     * @param weights   [classes]; null is 1 for all
     * @param q         [blocks][features][16], modified
     */
    void sharesOfLabels(
            ClassCells of,
            MemorySegment labels,
            float smoothing,
            float @Nullable [] weights,
            MemorySegment q,
            int blocks);

    /**
     * As {@link #sharesOfLabels}, from probabilities: {@code q[c] = w[c] * fma(1 - smoothing, target[c], smoothing / classes)}. All 0
     * in absent lanes.
     *
     * @param targets [?][features], row-major
     * @param first   the row of lane 0 of block 0
     * @param count   examples present
     * @param q       [blocks][features][16], modified
     */
    void sharesOfRows(
            ClassCells of,
            float[] targets,
            int first,
            int count,
            float smoothing,
            float @Nullable [] weights,
            MemorySegment q,
            int blocks);

    /**
     * Cross entropy with shares: at a position the sum over classes, ascending from +0 and as an fma chain, of {@code q[c] *
     * (log(sum) - z[c])} where q[c] is not 0, with z the logits less their maximum and sum that of exp(z) as in {@link
     * LossKernels#crossEntropy}. Gradient {@code fma(exp(z) / sum, Q, -q[c]) * factor} with Q the sum of q, ascending from +0.
     *
     * @param logits  [blocks][features][16]
     * @param labels  [blocks][positions][16], to count hits by; null where there are none to count
     * @param count   examples present
     * @param dLogits [blocks][features][16]: the shares, which become the gradient; not {@code logits}
     * @param results [blocks][2][16], modified
     */
    void crossEntropyOfShares(
            ClassCells of,
            MemorySegment logits,
            @Nullable MemorySegment labels,
            int count,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks);

    /**
     * Negative log likelihood (PyTorch's {@code NLLLoss}): at a position {@code -w[label] * y[label]}, where y are logarithms of
     * probabilities; 0 where the label is -1. Gradient {@code -w[label] * factor} at the label, else 0.
     *
     * @param y       [blocks][features][16]
     * @param labels  [blocks][positions][16], each in [0, classes), or -1
     * @param weights [classes]; null is 1 for all
     * @param dy      [blocks][features][16], modified; not {@code y}
     * @param results [blocks][2][16], modified
     */
    void negativeLogLikelihood(
            ClassCells of,
            MemorySegment y,
            MemorySegment labels,
            float @Nullable [] weights,
            float factor,
            MemorySegment dy,
            MemorySegment results,
            int blocks);
}
