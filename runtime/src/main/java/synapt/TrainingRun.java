package synapt;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import synapt.data.Normalization;
import synapt.kernel.Kernels;
import synapt.train.Optimizer;

/**
 * Trains a network: holds the optimiser's memory, the gradients and the step counter. One thread uses it at a time; others may
 * evaluate the network meanwhile.
 *
 * <p>A step is {@link #forwardTrain}, {@link #loss}, {@link #backward} and {@link #update}, or all of that at once in {@link
 * #trainStep}, which takes each task through the whole network while it is in the cache and allocates nothing. Both give the same
 * bits.
 *
 * @param <N> the network
 * @param <Y> targets of a batch: {@code int[]} class numbers for the cross entropy; {@code float[]}, [examples][features] for the
 *            squared error; for {@code NONE} the output's gradient, likewise
 * @param <W> the buffers of one task
 */
public abstract class TrainingRun<N, Y, W extends Workspace> {

    private static final int CHUNK = 1 << 13;

    /** The kernels to call. */
    protected final Kernels k;

    /** Where the batch comes from. */
    protected final InputStage input;

    /** What masks are drawn from. */
    protected final long seed;

    /** The gradient of the learnt tensors, laid out as they are. */
    private final MemorySegment gradient;

    private final Parameters tensors;
    private final TrainPlan plan;
    private final Optimizer.State optimizer;
    private final int maxBatch;
    private final int capacityBlocks;

    private final MemorySegment sums;
    private final MemorySegment[] sumChunks;
    private final MemorySegment[] gradientChunks;
    private final BatchBuffer results;
    private final double[] resultValues;
    private final TrainScope scope = new TrainScope();

    private final @Nullable Workspace[] taskSpaces;
    private final @Nullable Workspace[] workerSpaces;

    private final Workers.Job packJob = (worker, unit) -> pack(unit);
    private final Workers.Job forwardJob = (worker, task) -> forward(prepare(taskSpace(task), task), currentSegment());
    private final Workers.Job lossJob = (worker, task) -> loss(prepare(taskSpace(task), task));
    private final Workers.Job backwardJob = (worker, task) -> backward(prepare(taskSpace(task), task), currentSegment());
    private final Workers.Job fusedJob = (worker, task) -> fused(prepare(workerSpace(worker), task));
    private final Workers.Job reduceJob = (worker, unit) -> reduce(unit);
    private final Workers.Job updateJob = (worker, chunk) -> update(chunk);

    private @Nullable Y targets;
    private int count;
    private int segment;
    private long packedVersion;
    private double rate;

    /**
     * @param tensors   what to train
     * @param plan       the compiler's decisions
     * @param optimizer  how tensors follow their gradients
     * @param maxBatch   the most examples in a step, at least 1
     * @param seed       what dropout's masks are drawn from
     * @throws IllegalArgumentException if maxBatch is less than 1
     */
    protected TrainingRun(Parameters tensors, TrainPlan plan, Optimizer optimizer, int maxBatch, long seed) {
        if (maxBatch < 1) {
            throw new IllegalArgumentException("a batch has at least 1 example, but maxBatch is " + maxBatch);
        }
        this.tensors = tensors;
        this.plan = plan;
        this.k = tensors.backend().kernels();
        this.maxBatch = maxBatch;
        this.seed = seed;
        this.rate = optimizer.rate();
        this.input = new InputStage(k, plan.channels(), plan.positions());
        this.capacityBlocks = (maxBatch + Kernels.LANES - 1) / Kernels.LANES;
        ParameterTable table = tensors.table();
        this.optimizer = optimizer.newState(k, table.learntElements());
        this.gradient = Parameters.allocate(k, table.learntElements());
        this.sums = Parameters.allocate(k, table.summedElements() * capacityBlocks);
        this.results = batchBuffer(2);
        this.resultValues = new double[2 * capacityBlocks];
        int chunks = Math.toIntExact((table.summedElements() + CHUNK - 1) / CHUNK);
        this.sumChunks = new MemorySegment[chunks];
        this.gradientChunks = new MemorySegment[chunks];
        for (int c = 0; c < chunks; c++) {
            long from = (long) c * CHUNK;
            long n = Math.min(CHUNK, table.summedElements() - from);
            sumChunks[c] = Parameters.slice(k, sums, from, table.summedElements() * (capacityBlocks - 1) + n);
            gradientChunks[c] = Parameters.slice(k, gradient, from, n);
        }
        this.taskSpaces = new Workspace[tasksFor(maxBatch)];
        this.workerSpaces = new Workspace[tensors.backend().threads()];
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

    /** The gradient with respect to the network's input, in a workspace; null where it was not declared. */
    protected @Nullable MemorySegment inputGradient(W w) {
        return null;
    }

    // ---- what generated classes build with ----

    /** Per-block sums of a tensor's gradient. */
    protected final BatchBuffer sums(String name) {
        ParameterTable table = tensors.table();
        return new BatchBuffer(
                k, sums, table.summedElements(), table.offset(name), table.spec(name).size(), plan.blocksPerTask());
    }

    /** Elements from one block's sums to the next's. */
    protected final long sumsStride() {
        return tensors.table().summedElements();
    }

    /** The gradient of a tensor, laid out as PyTorch lays out the tensor. */
    protected final MemorySegment gradient(String name) {
        ParameterTable table = tensors.table();
        return Parameters.slice(k, gradient, table.offset(name), table.spec(name).size());
    }

    /** Room for some numbers of each block. */
    protected final BatchBuffer batchBuffer(long elements) {
        MemorySegment memory = Parameters.allocate(k, elements * capacityBlocks);
        MemorySegment exact = Parameters.slice(k, memory, 0, elements * capacityBlocks);
        return new BatchBuffer(k, exact, elements, 0, elements, plan.blocksPerTask());
    }

    /** Room for the panels of a product over the batch. */
    protected final MemorySegment panels(int features, int width) {
        return Parameters.allocate(k, (features + width - 1L) / width * width * capacity());
    }

    /** Room for some numbers that are not of an example. */
    protected final MemorySegment buffer(long elements) {
        MemorySegment memory = Parameters.allocate(k, elements);
        return Parameters.slice(k, memory, 0, elements);
    }

    /** Examples in the step at work. */
    protected final int count() {
        return count;
    }

    /** Examples that panels have room for. */
    protected final int capacity() {
        return capacityBlocks * Kernels.LANES;
    }

    // ---- for users ----

    /**
     * Forward pass with dropout on and batch statistics.
     *
     * @param inputs [examples][features], row-major; 1 to maxBatch examples
     * @throws IllegalArgumentException if the number of inputs does not fit
     */
    public final TrainPass<N> forwardTrain(float[] inputs) {
        input.set(inputs);
        return forwardTrain(countOf(inputs.length));
    }

    /** As {@link #forwardTrain(float[])}, from a native segment of floats. */
    public final TrainPass<N> forwardTrain(MemorySegment inputs) {
        input.set(inputs);
        return forwardTrain(countOf(inputs.byteSize() / Float.BYTES));
    }

    /** As {@link #forwardTrain(float[])}, from unsigned bytes. */
    public final TrainPass<N> forwardTrain(byte[] inputs, Normalization normalization) {
        setBytes(inputs, normalization);
        return forwardTrain(countOf(inputs.length));
    }

    /**
     * The loss of a pass.
     *
     * @throws IllegalArgumentException if the targets do not fit
     * @throws StalePassException       if a later pass has taken its place, or the weights were changed after it
     */
    public final Loss<N> loss(TrainPass<N> pass, Y y) {
        requireUsable(pass);
        requireTargets(y, pass.count(), true);
        targets = y;
        tensors.backend().workers().run(tasksFor(count), lossJob);
        readResults();
        return new Loss<>(pass, meanLoss(), correct(), scope.lossTaken());
    }

    /**
     * Computes all gradients.
     *
     * @throws StalePassException if it was called for this loss before, a later loss or pass has taken its place, or the weights
     *                            were changed after the pass
     */
    public final void backward(Loss<N> loss) {
        requireUsable(loss.pass());
        scope.requireLatestLoss(loss.serial());
        for (int s = 0; s < plan.backwardSegments(); s++) {
            segment = s;
            tensors.backend().workers().run(tasksFor(count), backwardJob);
            joinBackward(s, count);
        }
        reduceGradients();
        scope.backwardDone();
    }

    /**
     * Lets the optimiser step, commits running statistics, and makes the result visible to evaluations that start later.
     *
     * @throws StalePassException  if there are no new gradients
     * @throws NonFiniteException  if the loss or a gradient is not finite; nothing is changed then
     */
    public final void update() {
        scope.requireGradients();
        requireFinite();
        applyUpdate();
    }

    /**
     * A whole step. Allocates nothing.
     *
     * @param inputs [examples][features], row-major; 1 to maxBatch examples
     * @return the mean loss
     * @throws IllegalArgumentException if inputs or targets do not fit
     * @throws NonFiniteException       if the loss or a gradient is not finite; the tensors are not changed then
     */
    public final float trainStep(float[] inputs, Y y) {
        int examples = countOf(inputs.length);
        requireCount(examples);
        requireTargets(y, examples, true);
        return trainStep(inputs, y, examples);
    }

    /** As {@link #trainStep(float[], Object)}, with the first {@code examples} of the inputs and targets. */
    public final float trainStep(float[] inputs, Y y, int examples) {
        requireRoom(inputs.length, examples);
        input.set(inputs);
        return step(y, examples);
    }

    /** As {@link #trainStep(float[], Object, int)}, from a native segment of floats. */
    public final float trainStep(MemorySegment inputs, Y y, int examples) {
        requireRoom(inputs.byteSize() / Float.BYTES, examples);
        input.set(inputs);
        return step(y, examples);
    }

    /** As {@link #trainStep(float[], Object, int)}, from unsigned bytes. */
    public final float trainStep(byte[] inputs, Normalization normalization, Y y, int examples) {
        requireRoom(inputs.length, examples);
        setBytes(inputs, normalization);
        return step(y, examples);
    }

    /** How many examples of the last step had their greatest output at their label; 0 for other losses. */
    public final int correct() {
        return (int) sumResults(1);
    }

    /** Steps done so far, which is the number of the step at work. */
    public final long step() {
        return scope.step();
    }

    /** The most examples in a step. */
    public final int maxBatch() {
        return maxBatch;
    }

    /** Numbers of one example's input. */
    public final int inputFeatures() {
        return input.features();
    }

    /** The learning rate. */
    public final double rate() {
        return rate;
    }

    /**
     * Sets the learning rate for the steps to come.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public final void setRate(double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("a learning rate is finite and at least 0, but it is " + value);
        }
        rate = value;
    }

    /**
     * A copy of a parameter's gradient after {@link #backward}, in PyTorch's layout.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    public final double[] gradientOf(String name) {
        MemorySegment g = gradient(name);
        double[] values = new double[tensors.table().spec(name).size()];
        k.read(g, 0, values, values.length);
        return values;
    }

    /**
     * A copy of the gradient with respect to the input after {@link #backward}, [examples][features].
     *
     * @throws IllegalStateException if the network's input was not declared with {@code gradient = true}
     * @throws StalePassException    if {@link #backward} was not called since the last pass began
     */
    public final float[] inputGradient() {
        scope.requireBackward();
        float[] rows = new float[count * input.features()];
        for (int t = 0; t < tasksFor(count); t++) {
            W w = prepare(taskSpace(t), t);
            MemorySegment cells = inputGradient(w);
            if (cells == null) {
                throw new IllegalStateException(
                        "the input's gradient is not computed; declare the input with @Input(shape = ..., gradient = true)");
            }
            k.floatsFromCells(cells, input.features(), rows, w.first, w.count);
        }
        return rows;
    }

    // ---- the step ----

    private float step(Y y, int examples) {
        requireTargets(y, examples, false);
        targets = y;
        beginPass(examples);
        Workers workers = tensors.backend().workers();
        int tasks = tasksFor(examples);
        if (plan.isOneSegment()) {
            workers.run(tasks, fusedJob);
            joinBackward(0, count);
        } else {
            runForward(tasks);
            workers.run(tasks, lossJob);
            for (int s = 0; s < plan.backwardSegments(); s++) {
                segment = s;
                workers.run(tasks, backwardJob);
                joinBackward(s, count);
            }
        }
        readResults();
        reduceGradients();
        requireFinite();
        applyUpdate();
        return (float) meanLoss();
    }

    private TrainPass<N> forwardTrain(int examples) {
        beginPass(examples);
        runForward(tasksFor(examples));
        return new TrainPass<>(this, scope.serial(), examples);
    }

    private void beginPass(int examples) {
        requireCount(examples);
        if (examples < plan.minBatch()) {
            throw new IllegalArgumentException("batch normalisation of single values needs at least " + plan.minBatch()
                    + " examples in a step, but was given " + examples);
        }
        count = examples;
        scope.passBegun();
        begin();
        if (packedVersion != tensors.version()) {
            long stamp = tensors.beginRead();
            try {
                packedVersion = tensors.version();
                tensors.backend().workers().run(plan.packUnits(), packJob);
            } finally {
                tensors.endRead(stamp);
            }
        }
    }

    private void runForward(int tasks) {
        for (int s = 0; s < plan.forwardSegments(); s++) {
            segment = s;
            tensors.backend().workers().run(tasks, forwardJob);
            if (s + 1 < plan.forwardSegments()) {
                joinForward(s, count);
            }
        }
    }

    private void forward(W w, int s) {
        forwardTrain(w, s);
    }

    private void loss(W w) {
        loss(w, currentTargets(), lossFactor(count), results.of(w));
    }

    private void fused(W w) {
        forwardTrain(w, 0);
        loss(w);
        backward(w, 0);
    }

    private void reduceGradients() {
        for (MemorySegment chunk : gradientChunks) {
            chunk.fill((byte) 0);
        }
        tensors.backend().workers().run(plan.outerUnits() + sumChunks.length, reduceJob);
    }

    private void reduce(int unit) {
        if (unit < plan.outerUnits()) {
            outer(unit, count);
            return;
        }
        int c = unit - plan.outerUnits();
        long stride = tensors.table().summedElements();
        long n = Math.min(CHUNK, stride - (long) c * CHUNK);
        int blocks = (count + Kernels.LANES - 1) / Kernels.LANES;
        k.sumBlocks(sumChunks[c], stride, blocks, n, gradientChunks[c]);
    }

    private void applyUpdate() {
        long stamp = tensors.beginChange();
        try {
            long learnt = tensors.table().learntElements();
            tensors.backend().workers().run(Math.toIntExact((learnt + CHUNK - 1) / CHUNK), updateJob);
            commit();
        } finally {
            tensors.endChange(stamp);
        }
        scope.updated();
    }

    private void update(int chunk) {
        long from = (long) chunk * CHUNK;
        long to = Math.min(from + CHUNK, tensors.table().learntElements());
        optimizer.step(tensors.learnt(), gradient, from, to, rate);
    }

    private void requireFinite() {
        if (!Double.isFinite(sumResults(0))
                || !k.allFinite(gradient, tensors.table().learntElements())
                || nonFiniteStatistics() != null) {
            throw new NonFiniteException(scope.step(), firstNonFinite());
        }
    }

    private String firstNonFinite() {
        for (ParameterSpec spec : tensors.table().specs()) {
            if (!k.allFinite(tensors.tensor(spec.name()), spec.size())) {
                return "parameter " + spec.name();
            }
        }
        String inInput = input.firstNonFinite(count);
        if (inInput != null) {
            return inInput;
        }
        String norm = nonFiniteStatistics();
        if (norm != null) {
            return "the mean or variance of this batch at " + norm;
        }
        if (!Double.isFinite(sumResults(0))) {
            return "the loss";
        }
        String last = "a gradient";
        for (ParameterSpec spec : tensors.table().specs()) {
            if (spec.group() != ParameterSpec.Group.STATE && !k.allFinite(gradient(spec.name()), spec.size())) {
                last = "the gradient of " + spec.name();
            }
        }
        return last;
    }

    // ---- tasks ----

    private int tasksFor(int examples) {
        int perTask = plan.blocksPerTask() * Kernels.LANES;
        return (examples + perTask - 1) / perTask;
    }

    private W prepare(W w, int task) {
        int perTask = plan.blocksPerTask() * Kernels.LANES;
        w.examples(task, task * perTask, Math.min(perTask, count - task * perTask));
        return w;
    }

    private W taskSpace(int task) {
        return space(taskSpaces, task);
    }

    private W workerSpace(int worker) {
        return space(workerSpaces, worker);
    }

    @SuppressWarnings("unchecked") // the arrays hold what newWorkspace made
    private W space(@Nullable Workspace[] spaces, int i) {
        Workspace w = spaces[i];
        if (w == null) {
            w = newWorkspace(plan.blocksPerTask());
            spaces[i] = w;
        }
        return (W) w;
    }

    private int currentSegment() {
        return segment;
    }

    private Y currentTargets() {
        Y y = targets;
        if (y == null) {
            throw new IllegalStateException("no targets were set");
        }
        return y;
    }

    // ---- results ----

    private void readResults() {
        k.read(results.whole(), 0, resultValues, 2 * ((count + Kernels.LANES - 1) / Kernels.LANES));
    }

    private double sumResults(int which) {
        double sum = 0;
        for (int b = 0; b < (count + Kernels.LANES - 1) / Kernels.LANES; b++) {
            sum += resultValues[2 * b + which];
        }
        return sum;
    }

    private double meanLoss() {
        return sumResults(0) * lossFactor(count);
    }

    final float[] output(TrainPass<N> pass) {
        scope.requireLatest(pass.run() == this, pass.serial());
        float[] rows = new float[count * plan.outputs()];
        for (int t = 0; t < tasksFor(count); t++) {
            W w = prepare(taskSpace(t), t);
            k.floatsFromCells(w.output(), plan.outputs(), rows, w.first, w.count);
        }
        return rows;
    }

    // ---- checks ----

    private void setBytes(byte[] inputs, Normalization normalization) {
        input.set(inputs, normalization);
    }

    private int countOf(long elements) {
        int features = input.features();
        if (elements == 0 || elements % features != 0) {
            throw new IllegalArgumentException(
                    "an example has " + features + " numbers, but the inputs have " + elements + ", which is not a multiple of it");
        }
        return Math.toIntExact(elements / features);
    }

    private void requireRoom(long elements, int examples) {
        requireCount(examples);
        if (elements < (long) examples * input.features()) {
            throw new IllegalArgumentException(examples + " examples of " + input.features() + " numbers are "
                    + (long) examples * input.features() + ", but the inputs have only " + elements);
        }
    }

    private void requireCount(int examples) {
        if (examples < 1 || examples > maxBatch) {
            throw new IllegalArgumentException("a step of this run takes 1 to " + maxBatch + " examples, but was given " + examples
                    + "; its limit was set in training(optimizer, " + maxBatch + ")");
        }
    }

    private void requireUsable(TrainPass<N> pass) {
        scope.requireUsable(pass.run() == this, pass.serial(), packedVersion == tensors.version());
    }

    private void requireTargets(Y y, int examples, boolean exactly) {
        int n = checkTargets(y);
        if (n < examples || exactly && n > examples) {
            throw new IllegalArgumentException("there are " + examples + " examples, but targets for " + n);
        }
    }
}
