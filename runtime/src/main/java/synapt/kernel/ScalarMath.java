package synapt.kernel;

/**
 * Functions on floats, from additions, products, fma, divisions, comparisons and steps on bits alone, so that
 * {@link VectorMath}, which takes the very same steps, gives the very same bits on every machine (a NaN is a NaN: its payload
 * is not part of the promise). The polynomials are minimax fits in relative error, made for this class (Lawson's iteration
 * in 40 digits, then rounded one coefficient at a time). The accuracy stated was measured against {@link DoubleMath} over
 * every 97th float; a test repeats it over fewer.
 */
final class ScalarMath {

    /** Added to a number below 2^22 it leaves the nearest integer in the low bits. */
    static final float MAGIC = 0x1.8p23f;

    static final float LOG2_E = 0x1.715476p0f;

    // ln 2 in two parts: the first has so few bits that its products with exponents are exact.
    static final float LN2_HIGH = 0x1.62ep-1f;
    static final float LN2_LOW = 0x1.0bfbe8p-15f;

    /** Above it exp overflows, whatever the rounding. */
    static final float EXP_MAX = 89f;

    /** Below it exp is less than half the least float. */
    static final float EXP_MIN = -104.5f;

    // exp(r) = 1 + r + r^2 (E0 + E1 r + ...) for |r| <= ln 2 / 2; error 3.2e-9
    static final float E0 = 0.5f;
    static final float E1 = 0x1.55549p-3f;
    static final float E2 = 0x1.5554c2p-5f;
    static final float E3 = 0x1.123adap-7f;
    static final float E4 = 0x1.6d781p-10f;

    /** Where expm1 is -1. */
    static final float EXPM1_MIN = -18f;

    /** The bits of sqrt(1/2): log's mantissas are in [sqrt(1/2), sqrt(2)). */
    static final int SQRT_HALF = 0x3F3504F3;

    // log(1 + f) = f - f^2 / 2 + f^3 (L0 + L1 f + ...) for 1 + f in [sqrt(1/2), sqrt(2)); error 7.7e-10
    static final float L0 = 0x1.555548p-2f;
    static final float L1 = -0x1.000006p-2f;
    static final float L2 = 0x1.99a478p-3f;
    static final float L3 = -0x1.555c4cp-3f;
    static final float L4 = 0x1.233b72p-3f;
    static final float L5 = -0x1.fc2704p-4f;
    static final float L6 = 0x1.e6c142p-4f;
    static final float L7 = -0x1.de0e5cp-4f;
    static final float L8 = 0x1.148016p-4f;

    /** Below it tanh is a polynomial, from it on a function of exp. */
    static final float TANH_SMALL = 0.625f;

    // tanh(x) = x + x z (T0 + T1 z + ...), z = x^2; error 4.5e-9
    static final float T0 = -0x1.555532p-2f;
    static final float T1 = 0x1.1106fcp-3f;
    static final float T2 = -0x1.b836f4p-5f;
    static final float T3 = 0x1.5203f4p-6f;
    static final float T4 = -0x1.7547e2p-8f;

    // Phi(-a) = exp(-a^2 / 2) t (N0 + N1 t + ...), t = 1 / (1 + a / 4), for 0 <= a < 14.5, past which it is 0; error
    // 6.3e-8
    static final float N0 = 0x1.98c06p-4f;
    static final float N1 = 0x1.93d66ep-4f;
    static final float N2 = 0x1.a6c89ap-4f;
    static final float N3 = 0x1.1e3758p-5f;
    static final float N4 = 0x1.93bf16p-3f;
    static final float N5 = -0x1.980318p-3f;
    static final float N6 = 0x1.29735ep-2f;
    static final float N7 = -0x1.336fa6p-3f;
    static final float N8 = 0x1.9c7aeep-6f;

    /** Above it, as x^2, exp(-x^2 / 2) is 0. */
    static final float BELL_MAX = 212f;

    static final float INV_SQRT_2PI = 0x1.988454p-2f;
    static final float SQRT_2_OVER_PI = 0x1.988454p-1f;
    static final float GELU_CUBIC = 0.044715f;
    static final float SIXTH = 1f / 6f;
    static final float THIRD = 1f / 3f;

    /** From here on Mish is x, in floats. */
    static final float MISH_MAX = 20f;

    static final float SELU_SCALE = (float) 1.0507009873554805;
    static final float SELU_SCALE_ALPHA = (float) (1.0507009873554805 * 1.6732632423543772);

    private ScalarMath() {}

    /** To the nearest element; its namesake in {@link DoubleMath} leaves the number as it is. */
    static float round(double v) {
        return (float) v;
    }

    /** e^x; 0 below about -104, infinity above about 88.7. At most 1.1 ulp off. */
    static float exp(float x) {
        float t = Math.fma(x, LOG2_E, MAGIC);
        float n = t - MAGIC;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        float q = Math.fma(polynomialE(r), r * r, r) + 1f;
        // 2^n in two factors: the result may be less, or 2^n greater, than any normal float.
        int e = Float.floatToRawIntBits(t) - Float.floatToRawIntBits(MAGIC);
        int half = e >> 1;
        float y = q * power(half) * power(e - half);
        return x > EXP_MAX ? Float.POSITIVE_INFINITY : x < EXP_MIN ? 0f : y;
    }

    /** e^x - 1 for x &lt;= 0 (or NaN) only. At most 1 ulp off. */
    static float expm1(float x) {
        float t = Math.fma(x, LOG2_E, MAGIC);
        float n = t - MAGIC;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        float q = Math.fma(polynomialE(r), r * r, r);
        float s = power(Float.floatToRawIntBits(t) - Float.floatToRawIntBits(MAGIC));
        return x < EXPM1_MIN ? -1f : Math.fma(s, q, s - 1f);
    }

    private static float polynomialE(float r) {
        return Math.fma(Math.fma(Math.fma(Math.fma(E4, r, E3), r, E2), r, E1), r, E0);
    }

    private static float power(int n) {
        return Float.intBitsToFloat(n + 127 << 23);
    }

    /** The natural logarithm; -infinity at 0, NaN below. At most 0.8 ulp off. */
    static float log(float x) {
        boolean small = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(small ? x * 0x1p23f : x);
        int e = bits - SQRT_HALF >> 23;
        float f = Float.intBitsToFloat(bits - (e << 23)) - 1f;
        float n = Float.intBitsToFloat(Float.floatToRawIntBits(MAGIC) + (small ? e - 23 : e)) - MAGIC;
        float z = f * f;
        float q = Math.fma(Math.fma(Math.fma(Math.fma(L8, f, L7), f, L6), f, L5), f, L4);
        q = Math.fma(Math.fma(Math.fma(Math.fma(q, f, L3), f, L2), f, L1), f, L0);
        float y = Math.fma(n, LN2_LOW, q * (f * z));
        float r = Math.fma(n, LN2_HIGH, f + Math.fma(-0.5f, z, y));
        // Infinity and NaN stay; what lies below 0 becomes NaN.
        r = x < Float.POSITIVE_INFINITY ? r : x;
        return x > 0f ? r : x == 0f ? Float.NEGATIVE_INFINITY : Float.isNaN(x) ? r : Float.NaN;
    }

    /** log(1 + x) for x from 0 to 1 (or NaN). At most 2.3 ulp off: what rounding takes from 1 + x is made up for (Kahan). */
    static float log1p(float x) {
        float u = 1f + x;
        float d = u - 1f;
        return d == 0f ? x : log(u) * (x / d);
    }

    /** The hyperbolic tangent. At most 1.4 ulp off. */
    static float tanh(float x) {
        float a = Math.abs(x);
        float z = x * x;
        float q = Math.fma(Math.fma(Math.fma(Math.fma(T4, z, T3), z, T2), z, T1), z, T0);
        float small = Math.fma(q * z, a, a);
        float large = 1f - 2f / (exp(a + a) + 1f);
        return copySign(a < TANH_SMALL ? small : large, x);
    }

    private static float copySign(float magnitude, float x) {
        return Float.intBitsToFloat(
                Float.floatToRawIntBits(magnitude) | Float.floatToRawIntBits(x) & Integer.MIN_VALUE);
    }

    /** 1 / (1 + exp(-x)). At most 2.4 ulp off. */
    static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x < 0f ? e : 1f) / (1f + e);
    }

    /** exp(-x^2 / 2), the normal density times sqrt(2 pi). */
    static float bell(float x) {
        float z = x * x;
        float e = exp(-0.5f * z);
        // What rounding took from x^2 is worth up to 30 ulp of the result.
        float lost = Math.fma(x, x, -z);
        return z > BELL_MAX ? 0f : Math.fma(e, -0.5f * lost, e);
    }

    /** Phi(x), the normal distribution function, from {@code bell(x)}. At most 8 ulp off, also where it is small. */
    static float normal(float x, float bell) {
        float t = 1f / Math.fma(0.25f, Math.abs(x), 1f);
        float q = Math.fma(Math.fma(Math.fma(Math.fma(N8, t, N7), t, N6), t, N5), t, N4);
        q = Math.fma(Math.fma(Math.fma(Math.fma(q, t, N3), t, N2), t, N1), t, N0);
        float tail = q * t * bell;
        return x < 0f ? tail : 1f - tail;
    }

    static float activation(Activation a, float alpha, float x) {
        return switch (a) {
            case RELU -> Math.max(x, 0f);
            case LEAKY_RELU -> x > 0f ? x : alpha * x;
            case ELU -> x > 0f ? x : alpha * expm1(x);
            case SELU -> x > 0f ? SELU_SCALE * x : SELU_SCALE_ALPHA * expm1(x);
            case GELU -> x * normal(x, bell(x));
            case GELU_TANH -> 0.5f * x * (1f + tanh(geluArgument(x)));
            case SILU -> x * sigmoid(x);
            case HARDSWISH -> x * Math.min(Math.max(x + 3f, 0f), 6f) * SIXTH;
            case MISH -> {
                // tanh(log(1 + e)) = e (e + 2) / (e (e + 2) + 2), which is 1 long before e's square overflows.
                float e = exp(Math.min(x, MISH_MAX));
                float n = e * (e + 2f);
                yield x * (n / (n + 2f));
            }
            case TANH -> tanh(x);
            case SIGMOID -> sigmoid(x);
        };
    }

    /** dy times the derivative at {@code saved}, which is the input or the output as {@link Activation#derivativeFromInput} says. */
    static float activationGradient(Activation a, float alpha, float saved, float dy) {
        float x = saved;
        float y = saved;
        return switch (a) {
            case RELU -> y > 0f ? dy : 0f;
            case LEAKY_RELU -> x > 0f ? dy : alpha * dy;
            case ELU -> x > 0f ? dy : dy * (alpha * exp(x));
            case SELU -> dy * (x > 0f ? SELU_SCALE : SELU_SCALE_ALPHA * exp(x));
            case GELU -> {
                float bell = bell(x);
                yield dy * Math.fma(x, INV_SQRT_2PI * bell, normal(x, bell));
            }
            case GELU_TANH -> {
                float t = tanh(geluArgument(x));
                float slope = SQRT_2_OVER_PI * Math.fma(3f * GELU_CUBIC, x * x, 1f);
                yield dy * Math.fma(0.5f * x * Math.fma(-t, t, 1f), slope, Math.fma(0.5f, t, 0.5f));
            }
            case SILU -> {
                float s = sigmoid(x);
                yield dy * (s * Math.fma(x, 1f - s, 1f));
            }
            case HARDSWISH -> x > 3f ? dy : x < -3f ? 0f : dy * Math.fma(x, THIRD, 0.5f);
            case MISH -> {
                float e = exp(Math.min(x, MISH_MAX));
                float n = e * (e + 2f);
                float t = n / (n + 2f);
                float bend = 2f / (n + 2f) * (1f + t);
                yield dy * Math.fma(x * (e / (1f + e)), bend, t);
            }
            case TANH -> dy * Math.fma(-y, y, 1f);
            case SIGMOID -> dy * (y * (1f - y));
        };
    }

    private static float geluArgument(float x) {
        return SQRT_2_OVER_PI * x * Math.fma(GELU_CUBIC, x * x, 1f);
    }
}
