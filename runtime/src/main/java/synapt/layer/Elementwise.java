package synapt.layer;

/**
 * A layer of one's own that treats each element by itself. A class that implements this, carries {@code @CustomLayer} and has a
 * public constructor of as many {@code double}s as {@code @Args} gives, can be the return type of a node.
 *
 * <p>Both methods must be pure: the same arguments give the same result, on any thread. Asking {@code noise} the same question in
 * both gives the same answer, so a mask need not be kept.
 */
public interface Elementwise {

    /**
     * The layer's output.
     *
     * @param noise this element's randomness, keyed as a built-in dropout's at the same node
     */
    float forward(float x, Noise noise);

    /**
     * The gradient with respect to x.
     *
     * @param x  what {@link #forward} was given
     * @param dy the gradient with respect to its result
     */
    float backward(float x, float dy, Noise noise);
}
