package synapt;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.kernel.Kernels;
import synapt.kernel.Packed;
import synapt.random.ScheduledRate;

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
    final Ports ports;

    /** What each example's loss at an output is multiplied with in this step: the output's own factor times its weight. */
    private final float[] factors;

    private final float[] ownFactors;

    /** Examples in the step at work. */
    int count;

    TrainingHooks(Parameters parameters, TrainPlan plan, BatchLayout batch, long seed) {
        this.k = parameters.backend().kernels();
        this.seed = seed;
        this.ports = plan.ports();
        this.factors = new float[ports.outputs().size()];
        this.ownFactors = new float[factors.length];
        this.input = new InputStage(k, ports);
        this.memory = new StepMemory(k, parameters.table(), batch, factors.length);
    }

    // ---- what generated classes fill in ----

    /**
     * New buffers for one task.
     *
     * @param apart whether each has memory of its own, as {@link #inspect} wants it
     */
    protected abstract W newWorkspace(int blocks, boolean apart);

    /** Gets ready for a step. */
    protected void begin() {}

    /** How many tensors each step drops some numbers of. */
    protected int thinned() {
        return 0;
    }

    /** Draws what the step keeps of one of them, before any are packed. */
    protected void thin(int tensor) {}

    /** Drops the gradient of what the step dropped of one of them. */
    protected void thinGradient(int tensor) {}

    /** Packs some weights for the kernels. */
    protected abstract void pack(int unit);

    /** One part of the forward pass of one task, dropout on. */
    protected abstract void forwardTrain(W w, int segment);

    /** Joins what all tasks left behind in a part of the forward pass that is not the last. */
    protected void joinForward(int segment, int count) {}

    /** The loss of one task and its gradient with respect to the output. */
    protected abstract void loss(W w, Y targets, float factor, MemorySegment results);

    /** Multiplies the gradients with respect to the outputs with the weights of their examples. */
    protected abstract void weigh(W w, float[] weights);

    /** One part of the backward pass of one task. */
    protected abstract void backward(W w, int segment);

    /** Joins what all tasks left behind in a part of the backward pass. */
    protected void joinBackward(int segment, int count) {}

    /** One piece of the gradients that are products over the whole batch. */
    protected void outer(int unit, int examples) {}

    /** Adds the gradients of further uses of a tensor to that of its first, in their order. */
    protected void joinGradients(int count) {}

    /** Commits running statistics. */
    protected void commit() {}

    /** The batch normalisation whose statistics of this batch are not finite; null if all are. */
    protected @Nullable String nonFiniteStatistics() {
        return null;
    }

    /** Shows all that one task's forward pass left in buffers that lie apart, in the order of the network. */
    protected void inspect(W w, Inspection results) {}

    /** Refuses targets that do not fit, and returns for how many examples they are. */
    protected abstract int checkTargets(Y targets);

    /**
     * What each example's loss is weighted with. Asked once for a batch, so a sum over its targets is the same for any threads.
     *
     * @throws IllegalArgumentException if the targets leave nothing to average over
     */
    protected float lossFactor(Y targets, int count) {
        return 1;
    }

    /** As {@link #lossFactor(Object, int)}, for one of several outputs, without its weight. */
    protected float lossFactor(int output, Y targets, int count) {
        return lossFactor(targets, count);
    }

    /** How much an output's loss counts in the sum that is minimised. */
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

    /** What network this is: a line for each node, {@code name: what it computes}, which a checkpoint is compared by. */
    protected String declaration() {
        return "";
    }

    /** The rates that users may set. */
    protected List<ScheduledRate<?>> adjustableRates() {
        return List.of();
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

    /** The losses of each block's examples at one of several outputs, and their hits. */
    protected final BatchBuffer results(int output) {
        return memory.results(output);
    }

    /** What each example's loss at one of several outputs is multiplied with in this step. */
    protected final float factor(int output) {
        return factors[output];
    }

    /** Room for some numbers of each block. */
    protected final BatchBuffer batchBuffer(long elements) {
        return memory.batchBuffer(elements);
    }

    /** Numbers that stay, as the kernels read them. */
    protected final MemorySegment table(double[] values) {
        MemorySegment table = memory.buffer(values.length);
        k.write(values, table, 0, values.length);
        return table;
    }

    /** Copies a task's cells to its part of a batch buffer. */
    protected static void keep(MemorySegment cells, MemorySegment part) {
        MemorySegment.copy(cells, 0, part, 0, Math.min(cells.byteSize(), part.byteSize()));
    }

    /** Room for the panels of a product over the batch. */
    protected final MemorySegment panels(int features, int width) {
        return memory.panels(features, width);
    }

    /** Room for some numbers that are not of an example. */
    protected final MemorySegment buffer(long elements) {
        return memory.buffer(elements);
    }

    /** Room for the weights of a product. */
    protected final Packed packed(int elements) {
        return k.packed(elements);
    }

    /** As above, where they are packed in several parts at the same time. */
    protected final Packed packed(int elements, int parts) {
        return k.packed(elements, parts);
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

    /** How many examples had their greatest output at their label. */
    public final int correct(int output) {
        return (int) memory.sumResults(output, 1, count);
    }

    /** Asks for the factors of the losses of a batch. */
    final void askFactors(Y targets, int examples) {
        for (int i = 0; i < factors.length; i++) {
            ownFactors[i] = lossFactor(i, targets, examples);
            factors[i] = lossWeight(i) * ownFactors[i];
        }
    }

    /** The loss at an output, without its weight. */
    final double ownLoss(int output) {
        return memory.sumResults(output, 0, count) * ownFactors[output];
    }

    /** The losses of the examples at each output, not weighted. */
    final double[][] exampleLosses() {
        double[][] losses = new double[factors.length][count];
        for (int i = 0; i < losses.length; i++) {
            int output = i;
            Arrays.setAll(losses[i], e -> memory.result(output, 0, e));
        }
        return losses;
    }

    final double[] ownLosses() {
        double[] own = new double[factors.length];
        Arrays.setAll(own, this::ownLoss);
        return own;
    }

    /** The weighted sum of the losses, in the order of the outputs; the factors are those of the gradient. */
    final double totalLoss() {
        double sum = 0;
        for (int i = 0; i < factors.length; i++) {
            sum += memory.sumResults(i, 0, count) * factors[i];
        }
        return sum;
    }
}
