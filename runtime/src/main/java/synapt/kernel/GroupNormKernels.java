package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Normalisation over elements of one example (layer, group, instance and root mean square normalisation): what an example becomes
 * depends on no other. Tensors are {@code [blocks][g.elements()][16]}.
 *
 * <p>A <em>sum over a group</em> is, for each example, 16 partial sums from +0, element j of the group going to number j mod 16, j
 * ascending, then the halving tree over them (see {@link Kernels}).
 */
public interface GroupNormKernels {

    /** Cells behind the statistics that two sums pass through. */
    int ROOM = 8;

    /**
     * {@code y = fma(xhat, weight, bias)} with {@code xhat = (x - mean) * inverse}. Over the n elements of a group,
     * {@code mean = sum(x) / n} (+0 if the groups are not centred), {@code variance = sum((x - mean)^2) / n} (the partial sums
     * being fma chains) and {@code inverse = 1 / sqrt(variance + eps)}, each operation rounded.
     *
     * @param weight     [g.weights()], or null: y is xhat then
     * @param bias       [g.weights()], or null for +0
     * @param y          modified; may be {@code x} where x is not needed for the gradient
     * @param statistics [blocks][g.groups()][2][16], modified: mean and inverse; behind them {@value #ROOM} cells of room
     */
    void groupNorm(
            NormGroups g,
            float eps,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            MemorySegment x,
            MemorySegment y,
            MemorySegment statistics,
            int blocks);

    /**
     * The same for one example in single layout, with the same bits.
     *
     * @param positions elements of a channel, of which there are g.elements() / positions
     * @param weight    [g.weights()] with room for whole cells
     * @param bias      likewise
     * @param x         [ceil(channels / 16)][positions][16]
     * @param y         modified; may be {@code x}; what lies past the last channel is left open
     * @param scratch   [32], modified
     */
    void singleGroupNorm(
            NormGroups g,
            int positions,
            float eps,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            MemorySegment x,
            MemorySegment y,
            MemorySegment scratch);

    /**
     * The gradients of weight and bias, one sum for each block: per lane, from +0 over the elements that share the weight,
     * ascending, the fma chain of {@code dy * xhat} and the sum of dy; then over the lanes, all 16: absent ones must hold zeros
     * in dy.
     *
     * @param statistics by {@link #groupNorm}; the room behind them is modified
     * @param weightSums [blocks][stride], of which the first g.weights() elements of each block are modified
     * @param biasSums   likewise, or null
     * @param stride     elements from one block's sums to the next's
     */
    void groupNormSums(
            NormGroups g,
            MemorySegment statistics,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment weightSums,
            @Nullable MemorySegment biasSums,
            long stride,
            int blocks);

    /**
     * The input's gradient: {@code dx = inverse * fma(-xhat, sum(d * xhat) / n, d - sum(d) / n)} with {@code d = dy * weight},
     * the sums over a group, the first an fma chain in its partial sums, the second +0 if the groups are not centred.
     *
     * @param statistics by {@link #groupNorm}; the room behind them is modified
     * @param dx         modified; may be {@code dy}
     */
    void groupNormGradient(
            NormGroups g,
            MemorySegment statistics,
            @Nullable MemorySegment weight,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment dx,
            int blocks);
}
