package synapt.train;

/**
 * A cosine from the base rate down to a least one, again and again (Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with
 * Warm Restarts", ICLR 2017): PyTorch's {@code CosineAnnealingWarmRestarts}. Each period is longer than the one before by a factor.
 *
 * @param first  epochs of the first period, PyTorch's {@code T_0}, 1 or more
 * @param factor PyTorch's {@code T_mult}, 1 or more
 * @param least  PyTorch's {@code eta_min}, finite and at least 0
 */
public record CosineWarmRestarts(int first, int factor, double least) implements Schedule {

    /** @throws IllegalArgumentException if a number is out of its range */
    public CosineWarmRestarts {
        Ranges.count("CosineWarmRestarts", "first", first);
        Ranges.count("CosineWarmRestarts", "factor", factor);
        Ranges.notNegative("CosineWarmRestarts' least rate", least);
    }

    /** Periods that are all as long, down to 0. */
    public static CosineWarmRestarts of(int first) {
        return new CosineWarmRestarts(first, 1, 0);
    }

    public CosineWarmRestarts factor(int value) {
        return new CosineWarmRestarts(first, value, least);
    }

    public CosineWarmRestarts least(double rate) {
        return new CosineWarmRestarts(first, factor, rate);
    }

    @Override
    public double rate(double base, int epoch, long step) {
        long period = first;
        long at = epoch;
        if (factor == 1) {
            at %= period;
        } else {
            while (at >= period) {
                at -= period;
                period *= factor;
            }
        }
        return Anneal.COSINE.between(base, least, (double) at / period);
    }
}
