package synapt;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import synapt.io.Checkpoint;
import synapt.io.FileFormatException;
import synapt.train.Optimizer;

/**
 * What can be set and asked for while a network trains.
 *
 * @param <Y> targets of a batch
 * @param <W> the buffers of one task
 */
public abstract non-sealed class TrainingControls<Y, W extends Workspace> extends TrainingHooks<Y, W>
        implements Trainable<Y> {

    final WeightUpdate update;
    final TrainScope scope = new TrainScope();
    private final Parameters parameters;

    TrainingControls(Parameters parameters, TrainPlan plan, Optimizer optimizer, BatchLayout batch, long seed) {
        super(parameters, plan, batch, seed);
        this.parameters = parameters;
        this.update = new WeightUpdate(parameters, memory, optimizer);
    }

    /** The learning rate. */
    @Override
    public final double rate() {
        return update.rate();
    }

    /**
     * Sets the learning rate for the steps to come.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    @Override
    public final void setRate(double value) {
        update.setRate(value);
    }

    /** The optimiser's momentum, or its first beta; 0 where it has none. */
    @Override
    public final double momentum() {
        return update.momentum();
    }

    /**
     * Sets the momentum, or the optimiser's first beta, for the steps to come.
     *
     * @throws IllegalArgumentException if it is not above 0 and less than 1
     * @throws IllegalStateException    if the optimiser has none: then there is no memory for it
     */
    @Override
    public final void setMomentum(double value) {
        update.setMomentum(value);
    }

    /** Steps done so far, which is the number of the step at work. */
    @Override
    public final long step() {
        return scope.step();
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
    @Override
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

    /**
     * A copy of a parameter's gradient after {@link TrainingRun#backward}, in PyTorch's layout.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    public final double[] gradientOf(String name) {
        MemorySegment g = gradient(name);
        double[] values = new double[parameters.table().spec(name).size()];
        k.read(g, 0, values, values.length);
        return values;
    }

    // ---- checkpoints ----

    /**
     * Writes all that the next steps depend on to one file: parameters and running statistics, what the optimiser remembers, the
     * average, the step's number, rates that were set, and what network it is of. Between steps; the file is a {@code .safetensors},
     * with a checksum, and is replaced whole or not at all.
     *
     * @throws IOException if it can't be written; the old file is untouched then
     */
    public final void save(Path file) throws IOException {
        checkpoint().write(file);
    }

    /**
     * Goes on from what {@link #save} wrote: the steps that follow have the bits that they would have had in that run, on any
     * number of threads. The network, the optimiser's settings and the noise's seed must be those of that run, except {@link
     * Optimizer#microBatches}; schedules of adjustable rates are no part of the file, and are to be set before.
     *
     * @throws IOException if the file can't be read, is damaged, or is of another run, with what differs; nothing is changed
     *                             then
     */
    public final void resume(Path file) throws IOException {
        resume(Checkpoint.read(file));
    }

    @Override
    public final Ports ports() {
        return ports;
    }

    @Override
    public final double lossOf(int output) {
        return ownLoss(output);
    }

    /** What {@link #save} writes, to be written with more. */
    @Override
    public final Checkpoint checkpoint() {
        return state().save().build();
    }

    /** As {@link #resume(Path)}, of what was read. */
    @Override
    public final void resume(Checkpoint from) throws FileFormatException {
        state().resume(from);
    }

    private RunState state() {
        return new RunState(parameters, update, scope, declaration(), seed, adjustableRates());
    }
}
