package synapt;

import synapt.io.Checkpoint;
import synapt.io.FileFormatException;

/**
 * What {@link synapt.train.Trainer} drives: the training of a network, whatever inputs and outputs it has.
 *
 * @param <Y> targets of a batch
 */
public sealed interface Trainable<Y> permits TrainingControls, MultiTraining {

    /**
     * A whole step on the first of some examples.
     *
     * @param inputs   sets each input, in their order
     * @param examples 1 to maxBatch, and no more than there are
     * @return what is minimised: the mean loss, or the weighted sum of those of all outputs
     * @throws IllegalArgumentException if inputs or targets do not fit
     * @throws NonFiniteException       if a loss or a gradient is not finite; the parameters are not changed then
     */
    float trainStep(BatchInputs.Source inputs, Y targets, int examples);

    /** The network's inputs and outputs. */
    Ports ports();

    /** The loss at an output in the last step, without its weight; by the output's place in {@link #ports}. */
    double lossOf(int output);

    /** How many examples of the last step had their greatest output at their label; by the output's place in {@link #ports}. */
    int correct(int output);

    /** Steps done so far. */
    long step();

    /** The most examples in a step. */
    int maxBatch();

    /** The fewest examples in a step. */
    int minBatch();

    /** The learning rate. */
    double rate();

    /** Sets the learning rate for the steps to come. */
    void setRate(double value);

    /** The optimiser's momentum, or its first beta; 0 where it has none. */
    double momentum();

    /** Sets the momentum for the steps to come. */
    void setMomentum(double value);

    /** Writes the average of the weights to another network of the same kind; see {@link TrainingControls#copyAverageTo}. */
    void copyAverageTo(Parameters target);

    /** All that the next steps depend on; see {@link TrainingControls#save}. */
    Checkpoint checkpoint();

    /**
     * Goes on from a checkpoint; see {@link TrainingControls#resume(java.nio.file.Path)}.
     *
     * @throws FileFormatException if it is of another run; nothing is changed then
     */
    void resume(Checkpoint from) throws FileFormatException;
}
