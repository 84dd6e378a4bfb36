package synapt;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import synapt.data.Normalization;
import synapt.train.Optimizer;

/**
 * Trains a network: holds the optimiser's memory, the gradients and the step counter. One thread uses it at a time; others may
 * evaluate the network meanwhile.
 *
 * <p>A step is {@link #forwardTrain}, {@link #loss}, {@link #backward} and {@link #update}, or all of that at once in {@link
 * #trainStep}, which takes each task through the whole network while it is in the cache, in memory that is there already. Both give
 * the same bits. Once the JIT has compiled the kernels, a step in one call allocates nothing.
 *
 * @param <N> the network
 * @param <Y> targets of a batch: {@code int[]} class numbers for the losses of classifiers, [examples] or [examples][positions];
 *            {@code float[]}, [examples][features] for those that compare numbers; for {@code NONE} the output's gradient, likewise
 * @param <W> the buffers of one task
 */
public abstract class TrainingRun<N, Y, W extends Workspace> extends TrainingControls<Y, W> {

    private final Parameters tensors;
    private final TrainPlan plan;
    private final BatchRules rules;
    private final TaskSpaces<W> spaces;
    private final GradientCheck check;
    private final BatchInputs batch;

    private final Workers.Job thinJob = this::thinTensor;
    private final Workers.Job thinGradientJob = this::thinTensorGradient;
    private final Workers.Job packJob = this::packUnit;
    private final Workers.Job forwardJob = this::forwardTask;
    private final Workers.Job lossJob = this::lossTask;
    private final Workers.Job backwardJob = this::backwardTask;
    private final Workers.Job fusedJob = this::fusedTask;
    private final Workers.Job reduceJob = this::reduceUnit;
    private final Workers.Job sumJob = this::sumUnit;

    private @Nullable Y targets;
    private int segment;
    private boolean fromFirst;
    private int firstTask;
    private int unsummed;
    private long packedVersion;
    private @Nullable MemoryForecast forecast;

    /**
     * @param parameters what to train
     * @param plan       the compiler's decisions
     * @param optimizer  how parameters follow their gradients
     * @param maxBatch   the most examples in a step, at least 1
     * @param seed       what dropout's masks are drawn from
     * @throws IllegalArgumentException if maxBatch is less than 1
     */
    protected TrainingRun(Parameters parameters, TrainPlan plan, Optimizer optimizer, int maxBatch, long seed) {
        // Before anything is allocated.
        this.rules = new BatchRules(plan.channels() * plan.positions(), maxBatch, plan.minBatch());
        BatchLayout layout = new BatchLayout(
                plan.blocksPerTask(), maxBatch, optimizer.tuned().microBatch());
        super(parameters, plan, optimizer, layout, seed);
        this.tensors = parameters;
        this.plan = plan;
        this.check = new GradientCheck(parameters, memory.gradient());
        this.batch = new BatchInputs(plan.ports(), input);
        this.spaces = new TaskSpaces<>(layout, parameters.backend().threads(), blocks -> newWorkspace(blocks, false));
        if (plan.isOneSegment()) {
            spaces.prepareWorkers();
        } else {
            spaces.prepareTasks();
        }
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
        return forwardTrain(rules.count(inputs.length));
    }

    /** As {@link #forwardTrain(float[])}, from a native segment of floats. */
    public final TrainPass<N> forwardTrain(MemorySegment inputs) {
        input.set(inputs);
        return forwardTrain(rules.count(inputs.byteSize() / Float.BYTES));
    }

    /** As {@link #forwardTrain(float[])}, from unsigned bytes. */
    public final TrainPass<N> forwardTrain(byte[] inputs, Normalization normalization) {
        input.set(inputs, normalization);
        return forwardTrain(rules.count(inputs.length));
    }

    /** As {@link #forwardTrain(float[])}, from token ids, [examples][length]; one that is not in the vocabulary is refused. */
    public final TrainPass<N> forwardTrain(int[] tokens) {
        input.set(tokens);
        return forwardTrain(rules.count(tokens.length));
    }

    /**
     * The loss of a pass.
     *
     * @throws IllegalArgumentException if the targets do not fit
     * @throws StalePassException       if a later pass has taken its place, or the weights were changed after it
     */
    public final Loss<N> loss(TrainPass<N> pass, Y y) {
        requireUsable(pass);
        rules.requireExactTargets(checkTargets(y), pass.count());
        targets = y;
        askFactors(y, count);
        sweep(spaces.tasks(count), lossJob);
        memory.readResults(count);
        return new Loss<>(pass, totalLoss(), correct(), scope.lossTaken(), ownLosses(), exampleLosses());
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
        backward();
    }

    /**
     * Computes all gradients with a weight for each example, PyTorch's {@code (losses * weights).mean().backward()} with {@code
     * reduction='none'}; with reduction {@code SUM}, {@code .sum()}. The weights may come from {@link Loss#ofExamples()}.
     *
     * @param weights as many as the pass has examples
     * @throws IllegalArgumentException if there are more or fewer
     * @throws StalePassException       as {@link #backward(Loss)}
     */
    public final void backward(Loss<N> loss, float[] weights) {
        requireUsable(loss.pass());
        rules.requireWeights(weights.length, loss.pass().count());
        scope.requireLatestLoss(loss.serial());
        for (int t = 0; t < spaces.tasks(count); t++) {
            weigh(spaces.ofTask(t, count), weights);
        }
        backward();
    }

    private void backward() {
        memory.clearSummed();
        for (int s = 0; s < plan.backwardSegments(); s++) {
            segment = s;
            sweep(spaces.tasks(count), backwardJob);
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
     * A whole step, in memory that is there already.
     *
     * @param inputs [examples][features], row-major; 1 to maxBatch examples
     * @return the mean loss
     * @throws IllegalArgumentException if inputs or targets do not fit
     * @throws NonFiniteException       if the loss or a gradient is not finite; the parameters are not changed then
     */
    public final float trainStep(float[] inputs, Y y) {
        int examples = rules.count(inputs.length);
        rules.requireCount(examples);
        requireWhole(y, examples);
        return trainStep(inputs, y, examples);
    }

    /** As {@link #trainStep(float[], Object)}, with the first {@code examples} of the inputs and targets. */
    public final float trainStep(float[] inputs, Y y, int examples) {
        rules.requireRoom(inputs.length, examples);
        input.set(inputs);
        return step(y, examples);
    }

    /** As {@link #trainStep(float[], Object)}, from token ids, as in {@link #forwardTrain(int[])}. */
    public final float trainStep(int[] tokens, Y y) {
        int examples = rules.count(tokens.length);
        rules.requireExactTargets(checkTargets(y), examples);
        return trainStep(tokens, y, examples);
    }

    /** As {@link #trainStep(int[], Object)}, with the first {@code examples} of the ids and targets. */
    public final float trainStep(int[] tokens, Y y, int examples) {
        rules.requireRoom(tokens.length, examples);
        input.set(tokens);
        return step(y, examples);
    }

    /** As {@link #trainStep(float[], Object, int)}, from a native segment of floats. */
    public final float trainStep(MemorySegment inputs, Y y, int examples) {
        rules.requireRoom(inputs.byteSize() / Float.BYTES, examples);
        input.set(inputs);
        return step(y, examples);
    }

    /** As {@link #trainStep(float[], Object, int)}, from unsigned bytes. */
    public final float trainStep(byte[] inputs, Normalization normalization, Y y, int examples) {
        rules.requireRoom(inputs.length, examples);
        input.set(inputs, normalization);
        return step(y, examples);
    }

    @Override
    public final float trainStep(BatchInputs.Source inputs, Y y, int examples) {
        inputs.setAll(batch);
        rules.requireRoom((long) batch.count() * input.features(), examples);
        return step(y, examples);
    }

    /** How many examples of the last step had their greatest output at their label; 0 for other losses. */
    public final int correct() {
        return correct(0);
    }

    /** What this run takes in memory, its network's parameters included. */
    public final MemoryForecast memory() {
        return Objects.requireNonNull(forecast, "set as the run was created");
    }

    final void setMemory(MemoryForecast known) {
        forecast = known;
    }

    /** The most examples in a step. */
    @Override
    public final int maxBatch() {
        return rules.maxBatch();
    }

    /** The fewest examples in a step: 1, or 2 where batch normalisation would have one value for a variance. */
    @Override
    public final int minBatch() {
        return plan.minBatch();
    }

    /** Numbers of one example's input. */
    public final int inputFeatures() {
        return input.features();
    }

    /**
     * A copy of the gradient with respect to the input after {@link #backward}, [examples][features].
     *
     * @throws IllegalStateException if the network's input was not declared with {@code gradient = true}
     * @throws StalePassException    if {@link #backward} was not called since the last pass began
     */
    public final float[] inputGradient() {
        return inputGradient(0);
    }

    final float[] inputGradient(int which) {
        scope.requireBackward();
        float[] rows = new float[count * input.of(which).features()];
        for (int t = 0; t < spaces.tasks(count); t++) {
            W w = spaces.ofTask(t, count);
            MemorySegment cells = inputGradient(w, which);
            if (cells == null) {
                throw new IllegalStateException(
                        "the input's gradient is not computed; declare the input with @Input(shape = ..., gradient = true)");
            }
            k.floatsFromCells(cells, input.of(which).features(), rows, w.first, w.count);
        }
        return rows;
    }

    // ---- the step ----

    final void requireWhole(Y y, int examples) {
        rules.requireExactTargets(checkTargets(y), examples);
    }

    final float step(Y y, int examples) {
        rules.requireTargets(checkTargets(y), examples);
        targets = y;
        askFactors(y, examples);
        beginPass(examples);
        int tasks = spaces.tasks(examples);
        memory.clearSummed();
        if (plan.isOneSegment()) {
            runParts();
            joinBackward(0, count);
        } else {
            runForward(tasks);
            sweep(tasks, lossJob);
            for (int s = 0; s < plan.backwardSegments(); s++) {
                segment = s;
                sweep(tasks, backwardJob);
                joinBackward(s, count);
            }
            memory.readResults(count);
        }
        reduceGradients();
        requireFinite();
        applyUpdate();
        return (float) totalLoss();
    }

    /**
     * The fused step on one part of the batch after the other. Gradients are summed block by block in the order of the whole
     * batch, and masks know its examples' numbers, so parts give the bits that the whole gives.
     */
    private void runParts() {
        Workers workers = tensors.backend().workers();
        for (int first = 0; first < count; first += unsummed) {
            firstTask = spaces.tasks(first);
            unsummed = Math.min(memory.maxPart(), count - first);
            workers.run(spaces.tasks(unsummed), fusedJob);
            memory.readResults(first, unsummed);
            if (first + unsummed < count) {
                workers.run(memory.sumChunks(), sumJob);
            }
        }
    }

    final TrainPass<N> forwardTrain(int examples) {
        rules.requirePart(examples, memory.maxPart());
        if (!spaces.hasTasks()) {
            takeTasks();
        }
        beginPass(examples);
        runForward(spaces.tasks(examples));
        return new TrainPass<>(this, scope.serial(), examples);
    }

    /** A pass by itself leaves what all tasks computed to the next. */
    private void takeTasks() {
        long limit = tensors.backend().memoryLimit();
        memory().withDemand().create(limit, () -> "trainStep alone fits, or take a smaller maxBatch", () -> {
            spaces.prepareTasks();
            return this;
        });
    }

    private void beginPass(int examples) {
        rules.requireCount(examples);
        if (examples > memory.maxPart() && (!plan.isOneSegment() || memory.joinsBlocks())) {
            throw new IllegalStateException("this network can't take micro-batches: something in it, like batch"
                    + " normalisation, needs the whole batch at once; train it without microBatches");
        }
        count = examples;
        unsummed = examples;
        scope.passBegun();
        begin();
        // The weights that are dropped are those of the step and its rate.
        if (packedVersion != tensors.version() || thinned() > 0) {
            long stamp = tensors.beginRead();
            try {
                packedVersion = tensors.version();
                tensors.backend().workers().run(thinned(), thinJob);
                tensors.backend().workers().run(plan.packUnits(), packJob);
            } finally {
                tensors.endRead(stamp);
            }
        }
    }

    private void runForward(int tasks) {
        for (int s = 0; s < plan.forwardSegments(); s++) {
            segment = s;
            sweep(tasks, forwardJob);
            if (s + 1 < plan.forwardSegments()) {
                joinForward(s, count);
            }
        }
    }

    /** One part of a pass, in the order that meets first what the part before has left in the caches. */
    private void sweep(int tasks, Workers.Job part) {
        fromFirst = !fromFirst;
        tensors.backend().workers().run(tasks, part, fromFirst);
    }

    private void thinTensor(int worker, int tensor) {
        thin(tensor);
    }

    private void thinTensorGradient(int worker, int tensor) {
        thinGradient(tensor);
    }

    private void packUnit(int worker, int unit) {
        pack(unit);
    }

    private void forwardTask(int worker, int task) {
        forwardTrain(spaces.ofTask(task, count), segment);
    }

    private void lossTask(int worker, int task) {
        lossOf(spaces.ofTask(task, count));
    }

    private void lossOf(W w) {
        loss(w, currentTargets(), factor(0), memory.results(0).of(w));
    }

    private void backwardTask(int worker, int task) {
        backward(spaces.ofTask(task, count), segment);
    }

    private void fusedTask(int worker, int task) {
        W w = spaces.ofWorker(worker, firstTask + task, count);
        forwardTrain(w, 0);
        lossOf(w);
        backward(w, 0);
    }

    private void reduceGradients() {
        tensors.backend().workers().run(memory.sumChunks() + plan.outerUnits(), reduceJob);
        tensors.backend().workers().run(thinned(), thinGradientJob);
        joinGradients(count);
    }

    private void reduceUnit(int worker, int unit) {
        // As they lie in memory: who computes a part of the gradient mostly updates with it.
        if (unit < memory.sumChunks()) {
            sumUnit(worker, unit);
        } else {
            outer(unit - memory.sumChunks(), count);
        }
    }

    private void sumUnit(int worker, int chunk) {
        memory.sumChunk(chunk, unsummed);
    }

    private void applyUpdate() {
        update.begin(scope.step());
        long stamp = tensors.beginChange();
        try {
            update.run();
            commit();
        } finally {
            tensors.endChange(stamp);
        }
        scope.updated();
    }

    private void requireFinite() {
        if (!Double.isFinite(totalLoss()) || !check.isFinite() || nonFiniteStatistics() != null) {
            throw new NonFiniteException(
                    scope.step(), new NonFiniteSearch<>(this, tensors, plan).first(currentTargets()));
        }
    }

    private Y currentTargets() {
        Y y = targets;
        if (y == null) {
            throw new IllegalStateException("no targets were set");
        }
        return y;
    }

    final float[] output(TrainPass<N> pass, int which) {
        scope.requireLatest(pass.run() == this, pass.serial());
        int features = plan.ports().outputs().get(which).features();
        float[] rows = new float[count * features];
        for (int t = 0; t < spaces.tasks(count); t++) {
            W w = spaces.ofTask(t, count);
            k.floatsFromCells(w.output(which), features, rows, w.first, w.count);
        }
        return rows;
    }

    private void requireUsable(TrainPass<N> pass) {
        scope.requireUsable(pass.run() == this, pass.serial(), packedVersion == tensors.version());
    }
}
