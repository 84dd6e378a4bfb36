package synapt.annotation;

/**
 * How weights start. fan_in is the number of inputs of one output, fan_out the number of outputs that one input reaches.
 */
public enum Initializer {
    /**
     * {@link #HE_NORMAL} where a ReLU-like activation follows (RELU, LEAKY_RELU, ELU, GELU, SILU; on the node itself, or behind
     * normalisation, pooling, Flatten and Identity), else {@link #XAVIER_UNIFORM}. Biases start at 0.
     */
    DEFAULT,
    /** N(0, 2 / fan_in); He et al. 2015. Biases start at 0. */
    HE_NORMAL,
    /** U(-b, b), b = sqrt(6 / fan_in). Biases start at 0. */
    HE_UNIFORM,
    /** N(0, 2 / (fan_in + fan_out)); Glorot and Bengio 2010. Biases start at 0. */
    XAVIER_NORMAL,
    /** U(-b, b), b = sqrt(6 / (fan_in + fan_out)). Biases start at 0. */
    XAVIER_UNIFORM,
    /** What PyTorch does by default: weights and biases from U(-b, b), b = 1 / sqrt(fan_in). */
    PYTORCH,
    /** N(0, std^2). Biases start at 0. */
    NORMAL,
    /** U(-bound, bound). Biases start at 0. */
    UNIFORM,
    /** All zero. */
    ZERO
}
