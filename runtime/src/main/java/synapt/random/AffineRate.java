package synapt.random;

/**
 * A dropout rate of the form {@code y = dropped ? fill : x * scale + shift}. As with {@link Rate}, a decision takes 16 random
 * bits, and the constants are those of the rate that is realised.
 *
 * @param threshold an element is dropped if its 16 bits, unsigned, are below it: 0 to 65536
 * @param scale     what kept elements are multiplied with
 * @param shift     what is then added to them, in one rounding; -0 where nothing is to change, since x + -0 is x for both zeros
 * @param fill      what takes the place of dropped elements
 */
public record AffineRate(int threshold, float scale, float shift, float fill) {

    private static final int ONE = 1 << 16;

    /** SELU's value at minus infinity, -scale * alpha (Klambauer et al. 2017). */
    public static final double ALPHA_PRIME = -1.7580993408473766;

    /**
     * Inverted dropout: what is kept is scaled, what is dropped is 0; the same numbers as with {@link Rate#of}.
     *
     * @param p the probability of dropping, 0 to 1
     * @throws IllegalArgumentException if p is NaN or outside [0, 1]
     */
    public static AffineRate inverted(double p) {
        Rate rate = Rate.of(p);
        return new AffineRate(rate.threshold(), rate.scale(), -0f, 0f);
    }

    /**
     * Alpha dropout (Klambauer et al., "Self-normalizing neural networks", 2017): what is dropped becomes {@link #ALPHA_PRIME},
     * and everything is then mapped so that mean 0 and variance 1 stay. At rate 1 there is nothing left to keep them with: all
     * becomes 0, as in PyTorch.
     *
     * @param p the probability of dropping, 0 to 1
     * @throws IllegalArgumentException if p is NaN or outside [0, 1]
     */
    public static AffineRate alpha(double p) {
        int threshold = Rate.of(p).threshold();
        if (threshold == 0) {
            return new AffineRate(0, 1f, -0f, 0f);
        }
        if (threshold == ONE) {
            return new AffineRate(ONE, 0f, -0f, 0f);
        }
        double realised = (double) threshold / ONE;
        double a = alphaScale(realised);
        double b = alphaShift(realised);
        return new AffineRate(threshold, (float) a, (float) b, (float) (a * ALPHA_PRIME + b));
    }

    /** The a of alpha dropout: ((1 - p) (1 + p alpha'^2))^(-1/2), for p below 1. */
    public static double alphaScale(double p) {
        return 1 / Math.sqrt((1 - p) * (1 + p * ALPHA_PRIME * ALPHA_PRIME));
    }

    /** The b of alpha dropout: -a alpha' p, for p below 1. */
    public static double alphaShift(double p) {
        return -alphaScale(p) * ALPHA_PRIME * p;
    }
}
