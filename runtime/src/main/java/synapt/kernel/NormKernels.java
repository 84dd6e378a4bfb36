package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) over examples and positions of each channel. Tensors are
 * {@code [blocks][channels][positions][16]}; {@code count} is how many examples are present in the blocks at hand, and only they
 * take part.
 */
public interface NormKernels {

    /**
     * Mean and sum of squared distances from it (M2), for each block and channel by itself. Per lane the sum over positions,
     * ascending from +0, then over the lanes (absent lanes as +0), divided by the number of values; then likewise the squares of
     * x - mean.
     *
     * @param moments [blocks][channels][2]: mean, M2; modified
     */
    void blockMoments(int channels, int positions, MemorySegment x, int count, MemorySegment moments, int blocks);

    /**
     * Joins the blocks' moments, in block order and in double precision (Chan, Golub and LeVeque 1979), into
     * {@code statistics[channel]} = mean, 1 / sqrt(variance + eps), biased variance, unbiased variance (rounded to elements).
     *
     * @param moments    [ceil(count / 16)][channels][2]
     * @param count      examples in the whole batch
     * @param statistics [channels][4], modified
     */
    void joinMoments(
            int channels, int positions, MemorySegment moments, int count, double eps, MemorySegment statistics);

    /**
     * {@code y = fma(xhat, weight[c], bias[c])} with {@code xhat = (x - mean) * inverseDeviation}; without weight and bias y is
     * xhat.
     *
     * @param statistics [channels][4], by {@link #joinMoments}
     * @param y          modified; may be {@code x} where x is not needed for the gradient
     */
    void normalize(
            int channels,
            int positions,
            MemorySegment statistics,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            MemorySegment x,
            MemorySegment y,
            int blocks);

    /**
     * For each block and channel the sums of dy and of dy * xhat: per lane over positions (the second as an fma chain),
     * ascending from +0, then over the lanes; absent lanes as +0.
     *
     * @param sums [blocks][channels][2], modified
     */
    void normSums(
            int channels,
            int positions,
            MemorySegment statistics,
            MemorySegment x,
            MemorySegment dy,
            int count,
            MemorySegment sums,
            int blocks);

    /**
     * The input's gradient: {@code dx = (weight * inverseDeviation) * (dy - sum0 * r - xhat * (sum1 * r))}, evaluated as
     * {@code g * fma(-xhat, sum1 * r, dy - sum0 * r)} with r the float nearest to 1 / (count * positions).
     *
     * <p>In absent lanes dx is +0: this formula would give them the means, and layers before would sum them up.
     *
     * @param total   [channels][2]: the batch's sums, by {@link OptimizerKernels#sumBlocks}
     * @param batch   examples in the whole batch
     * @param present examples in these blocks
     * @param dx      modified; may be {@code dy}
     */
    void normGradient(
            int channels,
            int positions,
            MemorySegment statistics,
            @Nullable MemorySegment weight,
            MemorySegment total,
            MemorySegment x,
            MemorySegment dy,
            int batch,
            int present,
            MemorySegment dx,
            int blocks);

    /**
     * {@code running = fma(momentum, batch - running, running)} for mean and variance.
     *
     * @param statistics [channels][4]; the unbiased variance goes into the running one
     */
    void updateRunning(
            int channels, MemorySegment statistics, float momentum, MemorySegment mean, MemorySegment variance);

    /**
     * {@code y = fma(x, scale[c], shift[c])}: batch normalisation in evaluation.
     *
     * @param scale [channels]
     * @param shift [channels]
     * @param y     modified; may be {@code x}
     */
    void affine(
            int channels,
            int positions,
            MemorySegment scale,
            MemorySegment shift,
            MemorySegment x,
            MemorySegment y,
            int blocks);

    /**
     * As {@link #affine} for one example in single layout.
     *
     * @param scale [cells][16]
     * @param shift [cells][16]
     */
    void singleAffine(
            int cells, int positions, MemorySegment scale, MemorySegment shift, MemorySegment x, MemorySegment y);

    /**
     * {@code scale = weight / sqrt(variance + eps)}, {@code shift = bias - mean * scale}, in double precision, rounded to
     * elements; weight and bias null count as 1 and 0.
     */
    void evalAffine(
            int channels,
            MemorySegment mean,
            MemorySegment variance,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            double eps,
            MemorySegment scale,
            MemorySegment shift);

    /**
     * Folds an affine map into the product before it: {@code foldedWeights[o][t] = weights[o][t] * scale[o]},
     * {@code foldedBias[o] = fma(bias[o], scale[o], shift[o])} (bias null counts as +0).
     */
    void fold(
            int outputs,
            int taps,
            MemorySegment weights,
            @Nullable MemorySegment bias,
            MemorySegment scale,
            MemorySegment shift,
            MemorySegment foldedWeights,
            MemorySegment foldedBias);
}
