package synapt.processor.op;

/**
 * A rate that an operation draws with.
 *
 * @param suffix  what tells it from other rates of the same node, in names of generated code: {@code Weights}; empty for the
 *                rate of a dropout
 * @param source  where it comes from
 * @param type    the class of the runtime that holds a rate as the kernel takes it
 * @param factory an expression of that class, with {@code %s} for the rate
 * @param what    what it is, for people
 * @param range   which numbers it takes, for people
 */
public record NoiseRate(String suffix, RateSource source, String type, String factory, String what, String range) {

    /** A probability, which kernels take as a {@code synapt.random.Rate}. */
    public static NoiseRate probability(String suffix, RateSource source, String what) {
        return new NoiseRate(suffix, source, "synapt.random.Rate", "Rate.of(%s)", what, "0 to 1");
    }

    /** A probability of dropping, which kernels take as a {@code synapt.random.AffineRate}. */
    public static NoiseRate affine(String suffix, RateSource source, String what) {
        return new NoiseRate(suffix, source, "synapt.random.AffineRate", "AffineRate.inverted(%s)", what, "0 to 1");
    }

    /** An expression of its class; {@code p} is one of a rate. */
    public String of(String p) {
        return factory.formatted(p);
    }

    public double declared() {
        return source.declared();
    }

    public boolean isAdjustable() {
        return source instanceof RateSource.Adjustable;
    }
}
