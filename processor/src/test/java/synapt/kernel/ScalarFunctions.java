package synapt.kernel;

/** The elementary functions of the runtime's contract, for what recomputes networks by itself: their bits are part of the promise. */
public final class ScalarFunctions {

    private ScalarFunctions() {}

    public static float exp(float x) {
        return ScalarMath.exp(x);
    }

    public static float log(float x) {
        return ScalarMath.log(x);
    }

    public static float log1p(float x) {
        return ScalarMath.log1p(x);
    }

    public static float tanh(float x) {
        return ScalarMath.tanh(x);
    }

    public static float sigmoid(float x) {
        return ScalarMath.sigmoid(x);
    }

    public static float activation(Activation a, float alpha, float x) {
        return ScalarMath.activation(a, alpha, x);
    }

    /** {@code saved} is the activation's input or its output, as {@link Activation#derivativeFromInput} says. */
    public static float activationGradient(Activation a, float alpha, float saved, float dy) {
        return ScalarMath.activationGradient(a, alpha, saved, dy);
    }

    /** The first or second standard normal number of 64 bits. */
    public static float normal(long bits, boolean second) {
        return NormalMath.normal(bits, second);
    }
}
