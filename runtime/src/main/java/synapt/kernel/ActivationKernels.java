package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Activations that take more than one element, or more than one parameter. */
public interface ActivationKernels {

    /**
     * PyTorch's {@code Softplus}, with z = beta * x: {@code y = x} where z is above the threshold, else {@code (log(1 + exp(-|z|)) +
     * max(z, 0)) / beta}.
     *
     * @param beta positive
     * @param n    a multiple of 16
     * @param y    modified; may be {@code x}
     */
    void softplus(float beta, float threshold, MemorySegment x, MemorySegment y, long n);

    /**
     * {@code dx = dy} where beta * x is above the threshold, else {@code dy * sigmoid(beta * x)}.
     *
     * @param dx modified; may be {@code dy}
     */
    void softplusGradient(float beta, float threshold, MemorySegment x, MemorySegment dy, MemorySegment dx, long n);

    /**
     * PyTorch's {@code Softmax} over the axis a: {@code y = e / sum} with {@code e = exp(x - max)} and the sum of e over the axis,
     * ascending from +0.
     *
     * <p>Its logarithm (PyTorch's {@code LogSoftmax}): {@code y = (x - max) - log(sum)}.
     *
     * @param log       whether the logarithm is wanted
     * @param groups    what lies before the axis
     * @param axis      elements of the axis
     * @param positions what lies behind the axis
     * @param x         [blocks][groups][axis][positions][16]
     * @param y         modified; may be {@code x}
     */
    void softmax(boolean log, int groups, int axis, int positions, MemorySegment x, MemorySegment y, int blocks);

    /**
     * From the result: {@code dx = y * (dy - s)} with s the sum of y * dy over the axis, an fma chain ascending from +0. For the
     * logarithm {@code dx = fma(-exp(y), s, dy)} with s the sum of dy, ascending from +0.
     *
     * @param dx modified; may be {@code dy}
     */
    void softmaxGradient(
            boolean log,
            int groups,
            int axis,
            int positions,
            MemorySegment y,
            MemorySegment dy,
            MemorySegment dx,
            int blocks);
}
