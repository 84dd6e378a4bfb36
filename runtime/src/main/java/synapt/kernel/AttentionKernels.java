package synapt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Scaled dot-product attention of each example on itself, or on another sequence of its own (Vaswani et al., <i>Attention is all you need</i>, 2017, section 3.2).
 * Layouts are described in {@link Attention}. All chains start at +0 and go up.
 */
public interface AttentionKernels {

    /**
     * Turns queries and keys by their position (Su et al., <i>RoFormer</i>, 2021): features (2i, 2i + 1) of a head, as a point (a, b),
     * become {@code (fma(a, cos, -(b * sin)), fma(a, sin, b * cos))}. Its gradient is the turn back.
     *
     * @param a    of a sequence to itself
     * @param back whether to turn the other way: -sin for sin
     * @param qkv  [blocks][positions][3][heads][width][16], modified but for the values
     */
    void rotate(Attention a, Rotation r, boolean back, MemorySegment qkv, int blocks);

    /**
     * The softmax of the scores. Score of query i and key j: the fma chain over the head's features of {@code q * k}, times scale.
     * Weight: {@code exp(score - max) / sum}, with the greatest of the scores that the query sees, and the sum over them, as a chain
     * of additions. Weights of keys that a query does not see are +0.
     *
     * @param weights [blocks][heads][positions][positions][16], modified
     * @param room    {@link Attention#room} elements, modified
     */
    void attentionWeights(Attention a, MemorySegment qkv, MemorySegment weights, MemorySegment room, int blocks);

    /**
     * As {@link #attentionWeights(Attention, MemorySegment, MemorySegment, MemorySegment, int)}, where no query of an example sees keys behind the end of
     * its sequence. As their weights are +0, all that comes after it is right for them too, where what lies there is finite.
     *
     * @param lengths [blocks][16], as in {@link PaddingKernels}
     */
    void attentionWeights(
            Attention a,
            MemorySegment lengths,
            MemorySegment qkv,
            MemorySegment weights,
            MemorySegment room,
            int blocks);

    /**
     * The results: for each query, head and feature the fma chain over the keys it sees of {@code weight * v}.
     *
     * @param weights as {@link #attentionWeights} makes them, or after a dropout
     * @param y       [blocks][positions][heads][width][16], modified
     */
    void attentionValues(Attention a, MemorySegment weights, MemorySegment qkv, MemorySegment y, int blocks);

    /**
     * The gradients of {@link #attentionValues}: of the weights, the fma chain over the head's features of {@code dy * v} (+0 where
     * a key is not seen); of the values, the fma chain over the queries that see the key of {@code weight * dy}.
     *
     * @param weights  as they went into it
     * @param dWeights [blocks][heads][positions][positions][16], modified
     * @param dQkv     modified in the values
     * @param room     {@link Attention#room} elements, modified
     */
    void attentionValuesGradient(
            Attention a,
            MemorySegment weights,
            MemorySegment qkv,
            MemorySegment dy,
            MemorySegment dWeights,
            MemorySegment dQkv,
            MemorySegment room,
            int blocks);

    /**
     * The gradients of {@link #attentionWeights}. With t the fma chain over the keys of {@code weight * dWeight}, the gradient of a
     * score is {@code (weight * (dWeight - t)) * scale}; of a query, the fma chain over the keys it sees of that times k; of a key,
     * the fma chain over the queries that see it of that times q.
     *
     * @param weights  as they came out of it
     * @param dWeights their gradient, modified: the gradient of the scores
     * @param dQkv     modified in the queries and keys
     * @param room     {@link Attention#room} elements, modified
     */
    void attentionWeightsGradient(
            Attention a,
            MemorySegment weights,
            MemorySegment qkv,
            MemorySegment dWeights,
            MemorySegment dQkv,
            MemorySegment room,
            int blocks);
}
