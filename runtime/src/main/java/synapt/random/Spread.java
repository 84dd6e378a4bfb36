package synapt.random;

/**
 * The standard deviation of normally distributed noise.
 *
 * @param deviation finite and at least 0
 */
public record Spread(float deviation) {

    /**
     * @param deviation finite and at least 0
     * @throws IllegalArgumentException if it is not
     */
    public static Spread of(double deviation) {
        if (!(deviation >= 0 && deviation <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the standard deviation of noise is finite and at least 0, but it is " + deviation);
        }
        return new Spread((float) deviation);
    }

    /**
     * That of Gaussian dropout, sqrt(p / (1 - p)): the noise that {@link Rate} would make has the same (Srivastava et al. 2014,
     * section 10).
     *
     * @param p 0 or more and less than 1, where the deviation would be infinite
     * @throws IllegalArgumentException if it is not
     */
    public static Spread ofRate(double p) {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException(
                    "a rate of Gaussian dropout is 0 or more and less than 1, since its deviation is"
                            + " sqrt(p / (1 - p)), but it is " + p);
        }
        return of(Math.sqrt(p / (1 - p)));
    }
}
