package synapt.kernel;

/** What {@link ScalarMath} does, in double precision and by {@link StrictMath}, for gradient checks: accurate, not fast. */
final class DoubleMath {

    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double GELU_CUBIC = 0.044715;
    private static final double SQRT_HALF = StrictMath.sqrt(0.5);
    private static final double INV_SQRT_2PI = 1 / StrictMath.sqrt(2 * StrictMath.PI);
    private static final double SQRT_2_OVER_PI = StrictMath.sqrt(2 / StrictMath.PI);

    private DoubleMath() {}

    static double round(double v) {
        return v;
    }

    static double exp(double x) {
        return StrictMath.exp(x);
    }

    static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    static double log(double x) {
        return StrictMath.log(x);
    }

    static double log1p(double x) {
        return StrictMath.log1p(x);
    }

    static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /**
     * Relative error below 1e-14: exp(-x^2) 2x / sqrt(pi) times the sum of (2x^2)^n / (1 3 5 ... (2n + 1)), Abramowitz and
     * Stegun 7.1.6, whose terms are all positive.
     */
    static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.copySign(1, x);
        }
        double term = 1;
        double sum = 1;
        for (int n = 1; term > sum * 0x1p-54; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return StrictMath.exp(-x * x) * (2 / StrictMath.sqrt(StrictMath.PI)) * x * sum;
    }

    static double activation(Activation a, double alpha, double x) {
        return switch (a) {
            case RELU -> Math.max(x, 0);
            case LEAKY_RELU -> x > 0 ? x : alpha * x;
            case ELU -> x > 0 ? x : alpha * expm1(x);
            case SELU -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * expm1(x));
            case GELU -> 0.5 * x * (1 + erf(x * SQRT_HALF));
            case GELU_TANH -> 0.5 * x * (1 + tanh(geluArgument(x)));
            case SILU -> x * sigmoid(x);
            case HARDSWISH -> x * Math.min(Math.max(x + 3, 0), 6) / 6;
            case MISH -> x * tanh(Math.max(x, 0) + log1p(exp(-Math.abs(x))));
            case TANH -> tanh(x);
            case SIGMOID -> sigmoid(x);
        };
    }

    static double activationGradient(Activation a, double alpha, double saved, double dy) {
        double x = saved;
        double y = saved;
        return switch (a) {
            case RELU -> y > 0 ? dy : 0;
            case LEAKY_RELU -> dy * (x > 0 ? 1 : alpha);
            case ELU -> dy * (x > 0 ? 1 : alpha * exp(x));
            case SELU -> dy * SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * exp(x));
            case GELU -> dy * (0.5 * (1 + erf(x * SQRT_HALF)) + x * INV_SQRT_2PI * exp(-0.5 * x * x));
            case GELU_TANH -> {
                double t = tanh(geluArgument(x));
                yield dy * (0.5 * (1 + t) + 0.5 * x * (1 - t * t) * SQRT_2_OVER_PI * (1 + 3 * GELU_CUBIC * x * x));
            }
            case SILU -> dy * sigmoid(x) * (1 + x * (1 - sigmoid(x)));
            case HARDSWISH -> dy * (x > 3 ? 1 : x < -3 ? 0 : x / 3 + 0.5);
            case MISH -> {
                double t = tanh(Math.max(x, 0) + log1p(exp(-Math.abs(x))));
                yield dy * (t + x * sigmoid(x) * (1 - t * t));
            }
            case TANH -> dy * (1 - y * y);
            case SIGMOID -> dy * (y * (1 - y));
        };
    }

    private static double geluArgument(double x) {
        return SQRT_2_OVER_PI * x * (1 + GELU_CUBIC * x * x);
    }
}
