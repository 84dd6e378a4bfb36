package synapt.train;

/**
 * Multiplies the rate by gamma every stepSize epochs: PyTorch's {@code StepLR}, stepped once after each epoch. In closed form
 * {@code base * gamma^(epoch / stepSize)}; computed as PyTorch does, by one multiplication after the other, for the same bits.
 *
 * @param stepSize epochs between changes, 1 or more
 * @param gamma    finite and at least 0
 */
public record StepLr(int stepSize, double gamma) implements Schedule {

    /** @throws IllegalArgumentException if a number is out of its range */
    public StepLr {
        if (stepSize < 1) {
            throw new IllegalArgumentException(
                    "StepLr changes the rate every 1 or more epochs, but stepSize is " + stepSize);
        }
        if (!(gamma >= 0 && Double.isFinite(gamma))) {
            throw new IllegalArgumentException("StepLr's gamma is finite and at least 0, but it is " + gamma);
        }
    }

    /** As the constructor. */
    public static StepLr of(int stepSize, double gamma) {
        return new StepLr(stepSize, gamma);
    }

    @Override
    public double rate(double base, int epoch, long step) {
        double rate = base;
        for (int changes = epoch / stepSize; changes > 0; changes--) {
            rate *= gamma;
        }
        return rate;
    }
}
