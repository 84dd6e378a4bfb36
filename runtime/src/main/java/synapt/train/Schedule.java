package synapt.train;

/**
 * The learning rate as a pure function of where training stands, so that it needs no state to be saved and can be asked about any
 * step.
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

    /** The base rate, always. */
    static Schedule constant() {
        return (base, epoch, step) -> base;
    }
}
