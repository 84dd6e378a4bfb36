package synapt;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import synapt.kernel.Kernels;

/**
 * What the compiler writes for a network's training, and what it builds that with. {@link TrainingRun} calls it in order.
 *
 * @param <Y> targets of a batch
 * @param <W> the buffers of one task
 */
public abstract class TrainingHooks<Y, W extends Workspace> {

    /** The kernels to call. */
    protected final Kernels k;

    /** Where the batch comes from. */
    protected final InputStage input;

    /** What masks are drawn from. */
    protected final long seed;

    final StepMemory memory;
    private final Ports ports;

    /** Examples in the step at work. */
    int count;

    TrainingHooks(Parameters parameters, TrainPlan plan, int maxBatch, long seed) {
        this.k = parameters.backend().kernels();
        this.seed = seed;
        this.ports = plan.ports();
        this.input = new InputStage(k, plan.ports());
        this.memory = new StepMemory(
                k,
                parameters.table(),
                plan.blocksPerTask(),
                maxBatch,
                plan.ports().outputs().size());
    }

    // ---- what generated classes fill in ----

    /** New buffers for one task. */
    protected abstract W newWorkspace(int blocks);

    /** Gets ready for a step. */
    protected void begin() {}

    /** Packs some weights for the kernels. */
    protected abstract void pack(int unit);

    /** One part of the forward pass of one task, dropout on. */
    protected abstract void forwardTrain(W w, int segment);

    /** Joins what all tasks left behind in a part of the forward pass that is not the last. */
    protected void joinForward(int segment, int count) {}

    /** The loss of one task and its gradient with respect to the output. */
    protected abstract void loss(W w, Y targets, float factor, MemorySegment results);

    /** One part of the backward pass of one task. */
    protected abstract void backward(W w, int segment);

    /** Joins what all tasks left behind in a part of the backward pass. */
    protected void joinBackward(int segment, int count) {}

    /** One piece of the gradients that are products over the whole batch. */
    protected void outer(int unit, int examples) {}

    /** Commits running statistics. */
    protected void commit() {}

    /** The batch normalisation whose statistics of this batch are not finite; null if all are. */
    protected @Nullable String nonFiniteStatistics() {
        return null;
    }

    /** Refuses targets that do not fit, and returns for how many examples they are. */
    protected abstract int checkTargets(Y targets);

    /** What each example's loss is weighted with. */
    protected abstract float lossFactor(int count);

    /** As above, for one of several outputs, without its weight. */
    protected float lossFactor(int output, int count) {
        return lossFactor(count);
    }

    /** How much one of several outputs' losses counts in their sum. */
    protected float lossWeight(int output) {
        return 1;
    }

    /** The gradient with respect to one of several inputs, in a workspace; null where it was not declared. */
    protected @Nullable MemorySegment inputGradient(W w, int which) {
        return inputGradient(w);
    }

    /** The gradient with respect to the network's input, in a workspace; null where it was not declared. */
    protected @Nullable MemorySegment inputGradient(W w) {
        return null;
    }

    // ---- what generated classes build with ----

    /** Per-block sums of a tensor's gradient. */
    protected final BatchBuffer sums(String name) {
        return memory.sums(name);
    }

    /** Elements from one block's sums to the next's. */
    protected final long sumsStride() {
        return memory.sumsStride();
    }

    /** The gradient of a tensor, laid out as PyTorch lays out the tensor. */
    protected final MemorySegment gradient(String name) {
        return memory.gradient(name);
    }

    /** Each block's loss at one of several outputs, and count of hits. */
    protected final BatchBuffer results(int output) {
        return memory.results(output);
    }

    /** Room for some numbers of each block. */
    protected final BatchBuffer batchBuffer(long elements) {
        return memory.batchBuffer(elements);
    }

    /** Room for the panels of a product over the batch. */
    protected final MemorySegment panels(int features, int width) {
        return memory.panels(features, width);
    }

    /** Room for some numbers that are not of an example. */
    protected final MemorySegment buffer(long elements) {
        return memory.buffer(elements);
    }

    /** Examples in the step at work. */
    protected final int count() {
        return count;
    }

    /** Examples that panels have room for. */
    protected final int capacity() {
        return memory.capacity();
    }

    // ---- what comes of the losses ----

    final Ports ports() {
        return ports;
    }

    /** How many examples had their greatest output at their label. */
    final int correct(int output) {
        return (int) memory.sumResults(output, 1, count);
    }

    /** The mean loss at an output, without its weight. */
    final double ownLoss(int output) {
        return memory.sumResults(output, 0, count) * lossFactor(output, count);
    }

    final double[] ownLosses() {
        double[] own = new double[ports.outputs().size()];
        Arrays.setAll(own, this::ownLoss);
        return own;
    }

    /** The weighted sum of the mean losses, in the order of the outputs. */
    final double meanLoss() {
        double sum = 0;
        for (int i = 0; i < ports.outputs().size(); i++) {
            // The factors multiplied as floats, as the gradient's are.
            sum += memory.sumResults(i, 0, count) * (lossWeight(i) * lossFactor(i, count));
        }
        return sum;
    }
}
