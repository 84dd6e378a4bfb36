package synapt.train;

/**
 * Raises the rate along a straight line from {@code start * base} at step 0 to the base at step {@code steps}, where it stays. PyTorch's
 * {@code LinearLR} with {@code end_factor} 1, stepped after each step.
 *
 * @param start what the base is multiplied by at first, 0 to 1
 * @param steps 1 or more
 */
public record LinearWarmup(double start, int steps) implements Schedule {

    /** @throws IllegalArgumentException if a number is out of its range */
    public LinearWarmup {
        Ranges.require(start >= 0 && start <= 1, "LinearWarmup starts at 0 to 1 of the rate, but start is %s", start);
        Ranges.count("LinearWarmup", "steps", steps);
    }

    /** As the constructor. */
    public static LinearWarmup of(double start, int steps) {
        return new LinearWarmup(start, steps);
    }

    @Override
    public double rate(double base, int epoch, long step) {
        return step >= steps ? base : base * Anneal.LINEAR.between(start, 1, (double) step / steps);
    }
}
