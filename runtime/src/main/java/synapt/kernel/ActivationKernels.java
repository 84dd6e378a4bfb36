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

    /**
     * PyTorch's {@code PReLU}: {@code y = x > 0 ? x : slopes[c] * x}. A slope that all elements share is one channel of all
     * positions.
     *
     * @param slopes [channels]
     * @param x      [blocks][channels][positions][16]
     * @param y      modified; may be {@code x} where x is not needed for the gradient
     */
    void prelu(int channels, int positions, MemorySegment slopes, MemorySegment x, MemorySegment y, int blocks);

    /**
     * {@code dx = x > 0 ? dy : slopes[c] * dy}.
     *
     * @param dx modified; may be {@code dy}
     */
    void preluGradient(
            int channels,
            int positions,
            MemorySegment slopes,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment dx,
            int blocks);

    /**
     * The gradient of the slopes, one sum for each block: {@code out[block][c]} is, per lane, the sum of dy * x over the positions
     * with x not above 0, an fma chain ascending from +0, then summed over the lanes. In absent lanes dy is 0.
     *
     * @param out    [blocks][stride] of which the first {@code channels} elements of each block are modified
     * @param stride elements from one block's sums to the next's
     */
    void slopeGradient(
            int channels, int positions, MemorySegment x, MemorySegment dy, MemorySegment out, long stride, int blocks);

    /**
     * A half that opens and closes the other: {@code y = a * sigmoid(b)} (PyTorch's {@code GLU}, Dauphin et al. 2017), or with swish
     * {@code y = (a * sigmoid(a)) * b} (SwiGLU, Shazeer 2020).
     *
     * @param half elements of a and of b in one group
     * @param x    [blocks][groups][2][half][16]: a, then b
     * @param y    [blocks][groups][half][16], modified
     */
    void gate(boolean swish, int groups, int half, MemorySegment x, MemorySegment y, int blocks);

    /**
     * With s = sigmoid(b): {@code da = dy * s}, {@code db = dy * a * (s * (1 - s))}. With swish and s = sigmoid(a): {@code da = dy * b
     * * (s * fma(a, 1 - s, 1))}, {@code db = dy * (a * s)}.
     *
     * @param dx laid out as {@code x}, modified
     */
    void gateGradient(
            boolean swish, int groups, int half, MemorySegment x, MemorySegment dy, MemorySegment dx, int blocks);
}
