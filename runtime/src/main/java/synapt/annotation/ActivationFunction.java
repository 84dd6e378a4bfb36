package synapt.annotation;

/**
 * Activation functions, as PyTorch defines them; {@link Activation} holds their parameters.
 */
public enum ActivationFunction {
    /** max(x, 0). */
    RELU,
    /** x if x &gt; 0, else negativeSlope * x. */
    LEAKY_RELU,
    /** x if x &gt; 0, else slope * x, with a slope that is learnt. */
    PRELU,
    /** x if x &gt; 0, else alpha * (exp(x) - 1). */
    ELU,
    /** Scaled ELU with the constants of Klambauer et al. 2017. */
    SELU,
    /** x * Phi(x), exact or by tanh. */
    GELU,
    /** x * sigmoid(x). */
    SILU,
    /** x * min(max(x + 3, 0), 6) / 6. */
    HARDSWISH,
    /** x * tanh(log(1 + exp(x))). */
    MISH,
    /** log(1 + exp(beta x)) / beta; x where beta x is above the threshold. */
    SOFTPLUS,
    /** exp(x) / sum of exp(x), over the features of a vector, the channels of an image, or the last dimension of a sequence. */
    SOFTMAX,
    /** The logarithm of {@link #SOFTMAX}. */
    LOG_SOFTMAX,
    /** tanh(x). */
    TANH,
    /** 1 / (1 + exp(-x)). */
    SIGMOID
}
