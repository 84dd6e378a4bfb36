package synapt;

import java.io.IOException;
import java.nio.file.Path;
import synapt.io.Checkpoint;
import synapt.io.FileFormatException;

/**
 * Trains a network of several inputs or outputs: what {@link TrainingRun} is for one of each. The generated class that extends it
 * adds {@code forwardTrain}, {@code loss} and {@code trainStep} with a parameter for each input and each output. What is minimised
 * is the weighted sum of the outputs' losses, added in the order of their declaration.
 *
 * <p>One thread uses it at a time; others may evaluate the network meanwhile.
 *
 * @param <N> the network
 * @param <Y> the targets of a batch
 */
public abstract non-sealed class MultiTraining<N, Y> implements Trainable<Y> {

    private final TrainingRun<N, Y, ?> run;
    private final BatchInputs inputs;

    /** For generated classes. */
    protected MultiTraining(TrainingRun<N, Y, ?> run) {
        this.run = run;
        this.inputs = new BatchInputs(run.ports(), run.input);
    }

    // ---- what generated classes build with ----

    /**
     * Sets the rows of an input, all of them one after another before each pass.
     *
     * @throws IllegalArgumentException if their number does not fit
     */
    protected final void input(int i, float[] rows) {
        inputs.set(i, rows);
    }

    /** As {@link #input(int, float[])}, of an input of token ids. */
    protected final void input(int i, int[] tokens) {
        inputs.set(i, tokens);
    }

    protected final TrainPass<N> forwardPass() {
        return run.forwardTrain(inputs.count());
    }

    protected final Loss<N> lossOf(TrainPass<N> pass, Y targets) {
        return run.loss(pass, targets);
    }

    protected final float step(Y targets) {
        run.requireWhole(targets, inputs.count());
        return run.step(targets, inputs.count());
    }

    // ---- for users ----

    /**
     * Computes all gradients of the weighted sum of the losses.
     *
     * @throws StalePassException as {@link TrainingRun#backward}
     */
    public final void backward(Loss<N> loss) {
        run.backward(loss);
    }

    /**
     * Computes all gradients with a weight for each example, as {@link TrainingRun#backward(Loss, float[])}; it counts for all outputs.
     *
     * @throws IllegalArgumentException if there are not as many as the pass has examples
     * @throws StalePassException       as {@link TrainingRun#backward}
     */
    public final void backward(Loss<N> loss, float[] weights) {
        run.backward(loss, weights);
    }

    /**
     * Lets the optimiser step, commits running statistics, and makes the result visible to evaluations that start later.
     *
     * @throws StalePassException if there are no new gradients
     * @throws NonFiniteException if a loss or a gradient is not finite; nothing is changed then
     */
    public final void update() {
        run.update();
    }

    /**
     * The loss of one output in the last step or {@code loss}, without its weight; 0 where it is {@code NONE}.
     *
     * @throws IllegalArgumentException if there is no such output
     */
    public final float lossOf(String output) {
        return (float) run.ownLoss(run.ports().output(output));
    }

    /**
     * How many examples of the last step had their greatest output at their label; 0 for other losses than the cross entropy.
     *
     * @throws IllegalArgumentException if there is no such output
     */
    public final int correct(String output) {
        return run.correct(run.ports().output(output));
    }

    @Override
    public final float trainStep(BatchInputs.Source source, Y targets, int examples) {
        return run.trainStep(source, targets, examples);
    }

    @Override
    public final Ports ports() {
        return run.ports();
    }

    @Override
    public final double lossOf(int output) {
        return run.lossOf(output);
    }

    @Override
    public final int correct(int output) {
        return run.correct(output);
    }

    @Override
    public final Checkpoint checkpoint() {
        return run.checkpoint();
    }

    @Override
    public final void resume(Checkpoint from) throws FileFormatException {
        run.resume(from);
    }

    /** As {@link TrainingRun#step()}. */
    @Override
    public final long step() {
        return run.step();
    }

    /** The most examples in a step. */
    @Override
    public final int maxBatch() {
        return run.maxBatch();
    }

    /** As {@link TrainingRun#minBatch()}. */
    @Override
    public final int minBatch() {
        return run.minBatch();
    }

    /** The learning rate. */
    @Override
    public final double rate() {
        return run.rate();
    }

    /**
     * Sets the learning rate for the steps to come.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    @Override
    public final void setRate(double value) {
        run.setRate(value);
    }

    /** As {@link TrainingControls#momentum()}. */
    @Override
    public final double momentum() {
        return run.momentum();
    }

    /**
     * As {@link TrainingControls#setMomentum}.
     *
     * @throws IllegalArgumentException if it is not above 0 and less than 1
     * @throws IllegalStateException    if the optimiser has none
     */
    @Override
    public final void setMomentum(double value) {
        run.setMomentum(value);
    }

    /** As {@link TrainingControls#gradientNorm()}. */
    public final double gradientNorm() {
        return run.gradientNorm();
    }

    /**
     * As {@link TrainingControls#copyAverageTo}.
     *
     * @throws IllegalStateException    if the optimiser averages nothing, or no step was done yet
     * @throws IllegalArgumentException if that network's tensors are others
     */
    @Override
    public final void copyAverageTo(Parameters target) {
        run.copyAverageTo(target);
    }

    /**
     * As {@link TrainingControls#setAverage}.
     *
     * @throws IllegalStateException    if the optimiser averages nothing
     * @throws IllegalArgumentException if that network's tensors are others
     */
    public final void setAverage(Parameters average) {
        run.setAverage(average);
    }

    /**
     * As {@link TrainingControls#save}.
     *
     * @throws IOException if it can't be written; the old file is untouched then
     */
    public final void save(Path file) throws IOException {
        run.save(file);
    }

    /**
     * As {@link TrainingControls#resume(Path)}.
     *
     * @throws IOException if the file can't be read, is damaged, or is of another run; nothing is changed then
     */
    public final void resume(Path file) throws IOException {
        run.resume(file);
    }

    /**
     * A copy of a parameter's gradient after {@link #backward}, in PyTorch's layout.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    public final double[] gradientOf(String name) {
        return run.gradientOf(name);
    }

    /**
     * A copy of the gradient with respect to an input after {@link #backward}, [examples][features].
     *
     * @throws IllegalArgumentException if there is no such input
     * @throws IllegalStateException    if it was not declared with {@code gradient = true}
     * @throws StalePassException       if {@link #backward} was not called since the last pass began
     */
    public final float[] inputGradient(String input) {
        return run.inputGradient(run.ports().input(input));
    }
}
