package synapt;

import synapt.train.Optimizer;

/**
 * What can be set and asked for while a network trains.
 *
 * @param <Y> targets of a batch
 * @param <W> the buffers of one task
 */
public abstract class TrainingControls<Y, W extends Workspace> extends TrainingHooks<Y, W> {

    final WeightUpdate update;

    TrainingControls(Parameters parameters, TrainPlan plan, Optimizer optimizer, int maxBatch, long seed) {
        super(parameters, plan, maxBatch, optimizer.tuned().microBatch(), seed);
        this.update = new WeightUpdate(parameters, memory, optimizer);
    }

    /** The learning rate. */
    public final double rate() {
        return update.rate();
    }

    /**
     * Sets the learning rate for the steps to come.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public final void setRate(double value) {
        update.setRate(value);
    }

    /** The optimiser's momentum, or its first beta; 0 where it has none. */
    public final double momentum() {
        return update.momentum();
    }

    /**
     * Sets the momentum, or the optimiser's first beta, for the steps to come.
     *
     * @throws IllegalArgumentException if it is not above 0 and less than 1
     * @throws IllegalStateException    if the optimiser has none: then there is no memory for it
     */
    public final void setMomentum(double value) {
        update.setMomentum(value);
    }

    /** The norm of the last step's gradient before it was clipped; NaN without {@link Optimizer#clipNorm}. */
    public final double gradientNorm() {
        return update.gradientNorm();
    }

    /**
     * Writes the average of the weights, and running statistics as they are now, to another network of the same kind: to evaluate
     * it, or to save it.
     *
     * @throws IllegalStateException    if the optimiser has no {@link Optimizer#averaged}, or no step was done yet
     * @throws IllegalArgumentException if that network's tensors are others
     */
    public final void copyAverageTo(Parameters target) {
        update.average().copyTo(target);
    }

    /**
     * Goes on from an average that {@link #copyAverageTo} gave.
     *
     * @throws IllegalStateException    if the optimiser has no {@link Optimizer#averaged}
     * @throws IllegalArgumentException if that network's tensors are others
     */
    public final void setAverage(Parameters average) {
        update.average().set(average);
    }
}
