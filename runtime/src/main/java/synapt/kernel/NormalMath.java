package synapt.kernel;

/**
 * Standard normal numbers from random bits, by Box and Muller's method: a radius sqrt(-2 log u) and an angle. Floats in all
 * kernels, the double twin included, and made of the steps of {@link ScalarMath}, square roots and bits alone, so that they are
 * the same everywhere.
 */
final class NormalMath {

    // sin(pi t / 2) / t and cos(pi t / 2) for |t| < 1/2 as Taylor polynomials in t^2; errors 2e-9 and 2e-10.
    static final float SIN0 = 0x1.921fb6p0f;
    static final float SIN1 = -0.6459641f;
    static final float SIN2 = 0.079692625f;
    static final float SIN3 = -0.004681754f;
    static final float SIN4 = 0.00016044118f;
    static final float COS1 = -1.2337005f;
    static final float COS2 = 0.2536695f;
    static final float COS3 = -0.02086348f;
    static final float COS4 = 0.00091926026f;
    static final float COS5 = -2.5202042e-5f;

    private NormalMath() {}

    /**
     * One of the two numbers of 64 bits.
     *
     * @param second whether it is the second
     */
    static float normal(long bits, boolean second) {
        int low = (int) bits;
        int high = (int) (bits >>> 32);
        // 23 bits and a half of the last one: never 0 nor 1, and exact.
        float u = ((low >>> 9) + 0.5f) * 0x1p-23f;
        float radius = (float) Math.sqrt(-2f * ScalarMath.log(u));
        // The top bit is the side, the next chooses sine or cosine, 23 more are an angle within a quarter.
        float t = ((high << 2 >> 9) + 0.5f) * 0x1p-23f;
        float z = t * t;
        float sin = t * Math.fma(Math.fma(Math.fma(Math.fma(SIN4, z, SIN3), z, SIN2), z, SIN1), z, SIN0);
        float cos = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(COS5, z, COS4), z, COS3), z, COS2), z, COS1), z, 1f);
        float side = Float.intBitsToFloat(Float.floatToRawIntBits(cos) | high & Integer.MIN_VALUE);
        boolean swapped = (high & 0x4000_0000) != 0;
        return radius * (swapped == second ? side : sin);
    }
}
