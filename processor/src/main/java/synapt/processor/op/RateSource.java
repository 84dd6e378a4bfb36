package synapt.processor.op;

/** Where a dropout's rate comes from. */
public sealed interface RateSource {

    /** The rate that was declared: for good, to begin with, or to end with. */
    double declared();

    /** It never changes. */
    record Constant(double declared) implements RateSource {}

    /** It can be set between steps; this is where it begins. */
    record Adjustable(double declared) implements RateSource {}

    /**
     * It goes linearly to what was declared.
     *
     * @param from  the first step's
     * @param steps until it is there
     */
    record Ramp(double declared, double from, long steps) implements RateSource {}
}
