package synapt.train;

/**
 * The learning rate as a pure function of where training stands, so that it needs no state to be saved and can be asked about any
 * step.
 *
 * <p>A schedule counts epochs or steps; its description says which. {@link #perStep} makes it count steps, {@link #perEpoch} epochs.
 */
@FunctionalInterface
public interface Schedule {

    /**
     * The rate for a step.
     *
     * @param base  the rate that training started with, finite and at least 0
     * @param epoch the epoch's number, from 0
     * @param step  the step's number in the whole run, from 0
     * @return finite and at least 0
     */
    double rate(double base, int epoch, long step);

    /**
     * The momentum (or the optimiser's first beta) for a step; the base, unless a schedule changes it.
     *
     * @param base the momentum that training started with; 0 where the optimiser has none
     */
    default double momentum(double base, int epoch, long step) {
        return base;
    }

    /** The base rate, always. */
    static Schedule constant() {
        return (base, epoch, step) -> base;
    }

    /** The same, with the number of the step wherever this one looks at the epoch. */
    default Schedule perStep() {
        return new Recounted(this, true);
    }

    /** The same, with the number of the epoch wherever this one looks at the step. */
    default Schedule perEpoch() {
        return new Recounted(this, false);
    }

    /**
     * This one, and another one on top: what this one says is the other's base. So a factor that rises step by step can be put on
     * rates that fall by the epoch: {@code CosineAnnealingLr.of(90).chain(LinearWarmup.of(0.1, 500))}. For factors of the base, which is
     * all but {@link OneCycleLr} and rates with a floor above 0, the order does not matter; this is PyTorch's {@code
     * ChainedScheduler}.
     */
    default Schedule chain(Schedule other) {
        return new ChainedLr(this, other);
    }
}
