package synapt.random;

/**
 * A dropout rate as kernels use it. A decision takes 16 random bits, so the rate that is realised is the declared one rounded to
 * a multiple of 2^-16 (at most 0.0000077 away), and the scale is that of the realised rate: the mean of an output is exact.
 *
 * @param threshold an element is dropped if its 16 bits, unsigned, are below it: 0 to 65536
 * @param scale     what kept elements are multiplied with: 1 / (1 - realised rate), and 0 at rate 1
 */
public record Rate(int threshold, float scale) {

    private static final int ONE = 1 << 16;

    /**
     * @param p the probability of dropping, 0 to 1
     * @throws IllegalArgumentException if p is NaN or outside [0, 1]
     */
    public static Rate of(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "a dropout rate is the probability of dropping and lies between 0 and 1, but it is " + p);
        }
        int threshold = (int) Math.rint(p * ONE);
        return new Rate(threshold, threshold == ONE ? 0 : (float) ((double) ONE / (ONE - threshold)));
    }
}
