package synapt.kernel;

/** Activation functions as PyTorch defines them. */
public enum Activation {
    /** max(x, 0); derivative 0 at 0. */
    RELU(false),
    /** x if x &gt; 0, else alpha * x; derivative alpha at 0. */
    LEAKY_RELU(true),
    /** x if x &gt; 0, else alpha * (exp(x) - 1). */
    ELU(true),
    /** 1.0507009873554805 * (x if x &gt; 0, else 1.6732632423543772 * (exp(x) - 1)); Klambauer et al. 2017. */
    SELU(true),
    /** x * Phi(x), Phi the normal distribution function (by erf). */
    GELU(true),
    /** 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))): PyTorch's {@code approximate="tanh"}. */
    GELU_TANH(true),
    /** x * sigmoid(x). */
    SILU(true),
    /** x * min(max(x + 3, 0), 6) / 6; derivative 0 below -3, -1/2 at -3, 3/2 at 3. */
    HARDSWISH(true),
    /** x * tanh(log(1 + exp(x))); Misra 2019. */
    MISH(true),
    /** tanh(x). */
    TANH(false),
    /** 1 / (1 + exp(-x)). */
    SIGMOID(false);

    private final boolean derivativeFromInput;

    Activation(boolean derivativeFromInput) {
        this.derivativeFromInput = derivativeFromInput;
    }

    /** Whether the derivative is computed from the function's input; else from its output. */
    public boolean derivativeFromInput() {
        return derivativeFromInput;
    }
}
