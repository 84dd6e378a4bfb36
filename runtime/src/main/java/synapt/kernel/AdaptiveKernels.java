package synapt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Steps of optimisers that scale each parameter's gradient by its history, element by element, on elements {@code from}
 * (inclusive) to {@code to} (exclusive), both multiples of 16. Where a formula says {@code g}, it is {@code fma(decay, w,
 * gradient)}: weight decay that is added to the gradient. Square roots and quotients are those of IEEE 754, so that they have the
 * same bits everywhere.
 */
public interface AdaptiveKernels {

    /**
     * Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015), and AdamW (Loshchilov and Hutter, "Decoupled Weight
     * Decay Regularization", 2019), as PyTorch defines them: {@code m = fma(beta1, m, share1 * g)}; {@code v = fma(beta2, v, share2
     * * g * g)}, products from the left; {@code w = fma(-rate, m / fma(sqrt(v), unbias, eps), shrink * w)}.
     *
     * @param weights modified
     * @param first   m, modified
     * @param second  v, modified
     * @param rate    the learning rate / (1 - beta1^step)
     * @param share1  1 - beta1
     * @param share2  1 - beta2
     * @param unbias  1 / sqrt(1 - beta2^step)
     * @param decay   added to the gradient; 0 for AdamW
     * @param shrink  what the weight is multiplied by; 1 for Adam
     */
    void adam(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment first,
            MemorySegment second,
            long from,
            long to,
            float rate,
            float beta1,
            float share1,
            float beta2,
            float share2,
            float unbias,
            float eps,
            float decay,
            float shrink);

    /**
     * RMSprop (Tieleman and Hinton, lecture 6.5 of "Neural Networks for Machine Learning", 2012) as PyTorch defines it: {@code s =
     * fma(alpha, s, share * g * g)}, products from the left; centered (Graves, "Generating Sequences With Recurrent Neural
     * Networks", 2013): {@code a = fma(alpha, a, share * g)} and {@code q = max(fma(-a, a, s), 0)}, else {@code q = s}; {@code d = g /
     * (sqrt(q) + eps)}; {@code b = fma(momentum, b, d)}; {@code w = fma(-rate, b, w)}. With momentum 0, b is neither read nor written,
     * and d takes its place.
     *
     * <p>The variance is no less than 0 but for rounding; where PyTorch then has NaN, it is 0 here.
     *
     * @param weights modified
     * @param squares s, modified
     * @param means   a, modified if centered
     * @param buffer  b, modified if there is a momentum
     * @param share   1 - alpha
     */
    void rmsProp(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment squares,
            MemorySegment means,
            MemorySegment buffer,
            long from,
            long to,
            float rate,
            float alpha,
            float share,
            float eps,
            float momentum,
            float decay,
            boolean centered);

    /**
     * Adagrad (Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011) as
     * PyTorch defines it: {@code s = fma(g, g, s)}; {@code w = fma(-rate, g / (sqrt(s) + eps), w)}.
     *
     * @param weights modified
     * @param squares s, modified
     */
    void adagrad(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment squares,
            long from,
            long to,
            float rate,
            float eps,
            float decay);

    /**
     * Lion (Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023): {@code c = fma(beta1, m, share1 * g)}; {@code w =
     * fma(-rate, sign(c), shrink * w)}; {@code m = fma(beta2, m, share2 * g)}, with the gradient itself as g. The sign is 1 where c
     * is above 0, -1 where it is below, else 0.
     *
     * @param weights  modified
     * @param momentum m, modified
     * @param share1   1 - beta1
     * @param share2   1 - beta2
     * @param shrink   what the weight is multiplied by
     */
    void lion(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment momentum,
            long from,
            long to,
            float rate,
            float beta1,
            float share1,
            float beta2,
            float share2,
            float shrink);
}
