package synapt.random;

/**
 * A rate that follows the steps of training. It must be a pure function, of which any step may be asked at any time; a lambda will
 * do.
 */
@FunctionalInterface
public interface RateSchedule {

    /**
     * The rate of one step.
     *
     * @param step steps done before it, from 0
     * @return what the dropout takes: mostly a probability of dropping, 0 to 1
     */
    double at(long step);

    /** The same rate for all steps. */
    static RateSchedule constant(double rate) {
        return new ConstantRate(rate);
    }

    /**
     * From one rate to another in equal steps, and then the latter. DropBlock and stochastic depth begin at 0 so; from a high rate
     * downwards is annealed dropout (Rennie et al. 2014).
     *
     * @param steps at least 1; the step of that number is the first at {@code to}
     * @throws IllegalArgumentException if steps is less than 1
     */
    static RateSchedule linear(double from, double to, long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a schedule takes at least 1 step, but was given " + steps);
        }
        return step -> step >= steps ? to : from + (to - from) * ((double) step / steps);
    }

    /**
     * From 0 towards a rate as 1 - exp(-gamma step), steep at first (curriculum dropout, Morerio et al. 2017).
     *
     * @param gamma positive; the paper takes 10 / steps of the whole training
     * @throws IllegalArgumentException if gamma is not positive and finite
     */
    static RateSchedule curriculum(double rate, double gamma) {
        if (!(gamma > 0 && gamma <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("gamma is positive and finite, but it is " + gamma);
        }
        // StrictMath: the same bits on every machine.
        return step -> rate * -StrictMath.expm1(-gamma * step);
    }
}
