package synapt.annotation;

/**
 * Activation functions, as PyTorch defines them; {@link Activation} holds their parameters.
 */
public enum ActivationFunction {
    /** max(x, 0). */
    RELU,
    /** x if x &gt; 0, else negativeSlope * x. */
    LEAKY_RELU,
    /** x if x &gt; 0, else alpha * (exp(x) - 1). */
    ELU,
    /** Scaled ELU with the constants of Klambauer et al. 2017. */
    SELU,
    /** x * Phi(x), exact or by tanh. */
    GELU,
    /** x * sigmoid(x). */
    SILU,
    /** tanh(x). */
    TANH,
    /** 1 / (1 + exp(-x)). */
    SIGMOID
}
