package synapt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import synapt.MemoryForecast.Part;
import synapt.kernel.Kernels;
import synapt.kernel.LossKernels;
import synapt.train.Optimizer;

/**
 * Counts what a network takes in memory, and allocates nothing. A generated class extends it and repeats in {@link #training} and
 * {@link #evaluation} the calls by which fields get their memory there; here the same methods count.
 */
public abstract class NetworkMemory {

    private final ParameterTable table;
    private final TrainPlan trainPlan;
    private final EvalPlan evalPlan;
    private final long trainElements;
    private final long evalElements;
    private final long singleElements;

    private final List<Long> buffers = new ArrayList<>();
    private final List<Long> batchBuffers = new ArrayList<>();
    private long packs;
    private long packed;
    private long panels;
    private long maps;

    /**
     * @param trainElements  what the plan gives one block of examples in training
     * @param evalElements   in evaluation
     * @param singleElements in the evaluation of one example; 0 where that takes a block
     */
    protected NetworkMemory(
            ParameterTable table,
            TrainPlan trainPlan,
            EvalPlan evalPlan,
            long trainElements,
            long evalElements,
            long singleElements) {
        this.table = table;
        this.trainPlan = trainPlan;
        this.evalPlan = evalPlan;
        this.trainElements = trainElements;
        this.evalElements = evalElements;
        this.singleElements = singleElements;
    }

    // ---- what generated classes fill in ----

    /** Repeats what a training run's fields are made by. */
    protected abstract void training();

    /** Repeats what the fields of a copy of the weights are made by. */
    protected abstract void evaluation();

    /** Names the constants that say in which order kernels read weights. */
    protected abstract void maps();

    // ---- what they do it with ----

    /** As {@link TrainingHooks#packed} and {@link PackedWeights#packed}. */
    protected final void packed(int elements) {
        packed(elements, 1);
    }

    /** As {@link TrainingHooks#packed(int, int)}. */
    protected final void packed(int elements, int parts) {
        packs += parts;
        packed += elements;
    }

    /** As {@link TrainingHooks#panels}. */
    protected final void panels(int features, int width) {
        panels += StepMemory.panelElements(features, width);
    }

    /** As {@link TrainingHooks#buffer} and {@link PackedWeights#buffer}. */
    protected final void buffer(long elements) {
        buffers.add(elements);
    }

    /** As {@link TrainingHooks#batchBuffer}. */
    protected final void batchBuffer(long elements) {
        batchBuffers.add(elements);
    }

    /** As {@link TrainingHooks#table}. */
    protected final void table(double[] values) {
        buffers.add((long) values.length);
    }

    /** Whether one example has kernels for itself. */
    final boolean hasSingle() {
        return singleElements > 0;
    }

    /** A constant. */
    protected final void map(int[] constant) {
        maps += constant.length;
    }

    // ---- forecasts ----

    /**
     * Of a training run.
     *
     * @throws IllegalArgumentException if maxBatch is less than 1, or groups of the optimiser do not fit the parameters
     */
    final synchronized MemoryForecast training(Optimizer optimizer, int maxBatch, Backend backend) {
        new BatchRules(trainPlan.channels() * trainPlan.positions(), maxBatch, trainPlan.minBatch());
        count(this::training);
        Kernels k = backend.kernels();
        BatchLayout batch = new BatchLayout(
                trainPlan.blocksPerTask(), maxBatch, optimizer.tuned().microBatch());
        long losses = (long) LossKernels.RESULTS * batch.partBlocks();
        int outputs = trainPlan.ports().outputs().size();
        long ofLayers = buffers.stream().mapToLong(n -> bytes(k, n)).sum()
                + batchBuffers.stream()
                        .mapToLong(n -> bytes(k, n * batch.partBlocks()))
                        .sum();
        long ofTask = bytes(k, trainElements * trainPlan.blocksPerTask());
        long ofTasks = ofTask * batch.partTasks();
        boolean runsThrough = trainPlan.isOneSegment();
        List<Part> parts = new ArrayList<>(network(k));
        parts.add(new Part("gradients", bytes(k, table.learntElements()), 0));
        parts.add(new Part("gradients by block", bytes(k, StepMemory.sumElements(table, batch)), 0));
        parts.add(new Part(
                "optimiser",
                optimizer.memoryBytes(k, table)
                        + bytes(k, GradientClip.elements(table, optimizer.tuned()))
                        + bytes(
                                k,
                                WeightAverage.elements(table, optimizer.tuned().keptAverage())),
                0));
        parts.add(new Part("weights in kernels' order", packs * k.packingRoom(), packed * k.elementBytes()));
        parts.add(new Part("kept of all examples", panels * batch.blocks() * Kernels.LANES * k.elementBytes(), 0));
        parts.add(new Part("layers' own", ofLayers, 0));
        parts.add(
                new Part("activations of tasks", runsThrough ? ofTask * batch.workers(backend.threads()) : ofTasks, 0));
        parts.add(new Part(
                "losses",
                outputs * bytes(k, losses),
                Double.BYTES * (losses + (long) outputs * LossKernels.RESULTS * batch.blocks())));
        return new MemoryForecast(
                "training with batches of up to " + maxBatch + " on " + threads(backend),
                parts,
                runsThrough ? ofTasks : 0);
    }

    /**
     * Of an evaluator.
     *
     * @throws IllegalArgumentException if maxBatch is less than 1
     */
    final synchronized MemoryForecast evaluator(int maxBatch, Backend backend) {
        Evaluator.requirePositive(maxBatch);
        count(this::evaluation);
        Kernels k = backend.kernels();
        long copies = buffers.stream().mapToLong(n -> bytes(k, n)).sum();
        int spaces = Evaluator.spaces(evalPlan, hasSingle(), maxBatch, backend.threads());
        List<Part> parts = new ArrayList<>(network(k));
        parts.add(new Part("weights in kernels' order", copies + packs * k.packingRoom(), packed * k.elementBytes()));
        parts.add(new Part("activations of one example", hasSingle() ? bytes(k, singleElements) : 0, 0));
        parts.add(new Part("activations of tasks", spaces * bytes(k, evalElements * evalPlan.blocksPerTask()), 0));
        return new MemoryForecast(
                "an evaluator of up to " + maxBatch + (maxBatch == 1 ? " example" : " examples") + " on "
                        + threads(backend),
                parts,
                0);
    }

    /** What training and evaluation take by size of batch, as a table. */
    public final String table() {
        return new MemoryTable(this).text();
    }

    private List<Part> network(Kernels k) {
        return List.of(
                new Part("parameters", bytes(k, table.elements()), 0),
                new Part("order of weights (once for the class)", 0, maps * Integer.BYTES));
    }

    private void count(Runnable calls) {
        buffers.clear();
        batchBuffers.clear();
        packs = 0;
        packed = 0;
        panels = 0;
        maps = 0;
        calls.run();
        maps();
    }

    private static long bytes(Kernels k, long elements) {
        return Parameters.bytes(k, elements);
    }

    private static String threads(Backend backend) {
        return backend.threads() + (backend.threads() == 1 ? " thread" : " threads");
    }

    // ---- limits ----

    /**
     * Creates a training run, if there is memory for it.
     *
     * @throws InsufficientMemoryException if it takes more than the backend's limit, or than the JVM has
     */
    final <R extends TrainingRun<?, ?, ?>> R create(
            Optimizer optimizer, int maxBatch, Backend backend, Supplier<R> creation) {
        long limit = backend.memoryLimit();
        MemoryForecast forecast = training(optimizer, maxBatch, backend);
        R run = forecast.create(
                limit,
                () -> remedy(maxBatch, trainPlan.minBatch(), limit, n -> training(optimizer, n, backend)),
                creation);
        run.setMemory(forecast);
        return run;
    }

    /** Creates an evaluator, if there is memory for it; as {@link #create}. */
    final Evaluator createEvaluator(int maxBatch, Backend backend, Supplier<Evaluator> creation) {
        long limit = backend.memoryLimit();
        return evaluator(maxBatch, backend)
                .create(limit, () -> remedy(maxBatch, 1, limit, n -> evaluator(n, backend)), creation);
    }

    private static String remedy(int maxBatch, int minBatch, long limit, IntFunction<MemoryForecast> forecasts) {
        MemoryForecast least = forecasts.apply(Math.min(minBatch, maxBatch));
        if (least.bytes() > limit) {
            return "even batches of " + Math.min(minBatch, maxBatch) + " need " + MemoryForecast.text(least.bytes());
        }
        int fits = minBatch;
        int tooMany = maxBatch;
        while (tooMany - fits > 1) {
            int middle = fits + (tooMany - fits) / 2;
            if (forecasts.apply(middle).bytes() > limit) {
                tooMany = middle;
            } else {
                fits = middle;
            }
        }
        return "the largest maxBatch that fits is " + fits;
    }
}
