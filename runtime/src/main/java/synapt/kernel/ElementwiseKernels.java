package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Operations on each element by itself. {@code n} is a multiple of 16 everywhere. */
public interface ElementwiseKernels {

    /**
     * {@code y[i] = a(x[i])}.
     *
     * @param alpha the activation's parameter, ignored where it has none
     * @param y     modified; may be {@code x}
     */
    void activation(Activation a, float alpha, MemorySegment x, MemorySegment y, long n);

    /**
     * {@code dx[i] = dy[i] * a'(...)}.
     *
     * @param saved the activation's input if {@link Activation#derivativeFromInput()}, else its output
     * @param dx    modified; may be {@code dy}
     */
    void activationGradient(Activation a, float alpha, MemorySegment saved, MemorySegment dy, MemorySegment dx, long n);

    /**
     * {@code dx[i] = y[i] > 0 ? dy[i] * scale : +0}: ReLU's gradient (scale 1), and that of a dropout after a ReLU, whose
     * dropped elements are zero in y (scale 1 / (1 - p)).
     *
     * @param dx modified; may be {@code dy}
     */
    void maskPositive(MemorySegment y, float scale, MemorySegment dy, MemorySegment dx, long n);

    /** {@code y[i] += x[i]}. */
    void accumulate(MemorySegment x, MemorySegment y, long n);

    /**
     * Dropout, and its gradient (the same call on dy): {@code y = dropped ? +0 : x * scale}, with one decision for each example
     * and channel, shared by the channel's positions; positions = 1 decides for each element.
     *
     * <p>Decision of example e and channel c: 16 bits of {@link synapt.random.Threefry#bits Threefry} with the given key and the
     * counter (e, c / 4), the (c % 4)-th 16 bits of its 64, lowest first; dropped if they are, unsigned, below the threshold.
     *
     * @param key       the noise's key for this layer and step
     * @param threshold 0 (drops nothing) to 65536 (drops all), from {@link synapt.random.Rate}
     * @param first     the first example's position in the step's logical batch
     * @param y         [blocks][channels][positions][16], modified; may be {@code x}
     */
    void dropout(
            long key,
            int threshold,
            float scale,
            long first,
            int channels,
            int positions,
            MemorySegment x,
            MemorySegment y,
            int blocks);
}
