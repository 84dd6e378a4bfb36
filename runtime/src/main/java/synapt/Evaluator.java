package synapt;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import synapt.data.Normalization;
import synapt.kernel.Kernels;

/**
 * Evaluates a network in memory of its own, which it uses again and again: once the JIT has
 * compiled the kernels, a call allocates nothing. For one thread at a time: give each thread its own.
 * It sees the weights as they are when a call starts.
 */
public final class Evaluator implements Evaluates {

    private final EvalEngine<?, ?> engine;
    private final Session<?, ?> session;
    private final int maxBatch;
    private final boolean isFirst;
    private final BatchInputs batch;

    /** A user's: with its own copy of the weights. */
    Evaluator(EvalEngine<?, ?> engine, int maxBatch) {
        requirePositive(maxBatch);
        this.engine = engine;
        this.maxBatch = maxBatch;
        this.isFirst = false;
        this.session = new Session<>(engine, false, true);
        this.batch = new BatchInputs(engine.plan().ports(), session.input);
        session.prepare(maxBatch);
    }

    static void requirePositive(int maxBatch) {
        if (maxBatch < 1) {
            throw new IllegalArgumentException("an evaluator takes at least 1 example, but maxBatch is " + maxBatch);
        }
    }

    /** How many threads ever work on a batch, each with buffers of its own: none where one example has kernels for itself. */
    static int spaces(EvalPlan plan, boolean hasSingle, int maxBatch, int threads) {
        return maxBatch == 1 && hasSingle
                ? 0
                : new BatchLayout(plan.blocksPerTask(), maxBatch, Integer.MAX_VALUE).workers(threads);
    }

    /** The engine's: with weights shared for the time of a call. */
    Evaluator(EvalEngine<?, ?> engine, boolean isFirst) {
        this.engine = engine;
        this.maxBatch = Integer.MAX_VALUE;
        this.isFirst = isFirst;
        this.session = new Session<>(engine, isFirst, false);
        this.batch = new BatchInputs(engine.plan().ports(), session.input);
    }

    /**
     * Evaluates some examples.
     *
     * @param inputs  [examples][features]; 1 to maxBatch examples
     * @param outputs at least [examples][outputs], modified
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public void evaluate(float[] inputs, float[] outputs) {
        int count = engine.countOf(inputs.length);
        requireFit(count, outputs.length);
        input().set(inputs);
        evaluate(count, outputs);
    }

    /** As {@link #evaluate(float[], float[])}, for the first {@code examples} of the inputs. */
    public void evaluate(float[] inputs, int examples, float[] outputs) {
        requireRoom(engine.countOf(inputs.length), examples);
        requireFit(examples, outputs.length);
        input().set(inputs);
        evaluate(examples, outputs);
    }

    /** As {@link #evaluate(float[], float[])}, from unsigned bytes. */
    public void evaluate(byte[] inputs, Normalization normalization, float[] outputs) {
        evaluate(inputs, normalization, engine.countOf(inputs.length), outputs);
    }

    /** As {@link #evaluate(byte[], Normalization, float[])}, for the first {@code examples} of the inputs. */
    public void evaluate(byte[] inputs, Normalization normalization, int examples, float[] outputs) {
        requireRoom(engine.countOf(inputs.length), examples);
        requireFit(examples, outputs.length);
        input().set(inputs, normalization);
        evaluate(examples, outputs);
    }

    /** As {@link #evaluate(float[], float[])}, from a native segment of floats. */
    public void evaluate(MemorySegment inputs, float[] outputs) {
        int count = engine.countOf(inputs.byteSize() / Float.BYTES);
        requireFit(count, outputs.length);
        input().set(inputs);
        evaluate(count, outputs);
    }

    /**
     * As {@link #evaluate(float[], float[])}, from token ids, [examples][length].
     *
     * @throws IllegalArgumentException also if the input does not take token ids, or one is not in the vocabulary
     */
    public void evaluate(int[] tokens, float[] outputs) {
        evaluate(tokens, engine.countOf(tokens.length), outputs);
    }

    /** As {@link #evaluate(int[], float[])}, for the first {@code examples} of the ids. */
    public void evaluate(int[] tokens, int examples, float[] outputs) {
        requireRoom(engine.countOf(tokens.length), examples);
        requireFit(examples, outputs.length);
        input().set(tokens);
        evaluate(examples, outputs);
    }

    @Override
    public void evaluate(BatchInputs.Source inputs, int examples, float[][] outputs) {
        inputs.setAll(batch);
        requireRoom(batch.count(), examples);
        for (int i = 0; i < session.outputs.length; i++) {
            output(i, outputs[i], examples);
        }
        evaluate(examples);
    }

    /** Sets where an output goes, before {@link #evaluate(int)}. */
    void output(int i, float[] to, int examples) {
        Ports.Port port = ports().outputs().get(i);
        int needed = examples * port.features();
        if (to.length < needed) {
            throw new IllegalArgumentException(examples + " examples have " + needed + " numbers of " + port.name()
                    + ", but there is room for " + to.length);
        }
        session.outputs[i] = to;
    }

    /** The rows of the batch, to be set before {@link #evaluate(int)}. */
    BatchInputs batch() {
        return batch;
    }

    /** The feature with the greatest output for one example, the first of equals. */
    public int predict(float[] example) {
        requireOne(engine.countOf(example.length));
        input().set(example);
        return predict();
    }

    /** As {@link #predict(float[])}, from token ids. */
    public int predict(int[] tokens) {
        requireOne(engine.countOf(tokens.length));
        input().set(tokens);
        return predict();
    }

    private static void requireOne(int count) {
        if (count != 1) {
            throw new IllegalArgumentException(
                    "predict takes one example, but was given " + count + "; use forwardEval for more");
        }
    }

    private int predict() {
        evaluate(1, session.one);
        return EvalResult.argmax(session.one, 0, session.one.length);
    }

    @Override
    public Ports ports() {
        return engine.plan().ports();
    }

    /** The most examples in one call. */
    @Override
    public int maxBatch() {
        return maxBatch;
    }

    /** Numbers of one example's output. */
    public int outputs() {
        return engine.plan().outputs();
    }

    /** Numbers of one example's input. */
    public int inputFeatures() {
        return engine.plan().channels() * engine.plan().positions();
    }

    InputStage input() {
        return session.input;
    }

    /** Where each output goes; to be set before {@link #evaluate(int)} or {@link #sample}. */
    float[][] destinations() {
        return session.outputs;
    }

    void evaluate(int count, float[] to) {
        session.outputs[0] = to;
        session.evaluate(count);
    }

    void evaluate(int count) {
        requireFew(count);
        session.evaluate(count);
    }

    void sample(int count, long seed, int sample, int firstRow) {
        session.sample(count, seed, sample, firstRow);
    }

    /** Whether it is for one example only, on kernels that are ready at once. */
    boolean isFirst() {
        return isFirst;
    }

    void releaseWeights() {
        session.releaseWeights();
    }

    private static void requireRoom(int present, int examples) {
        if (examples < 1 || examples > present) {
            throw new IllegalArgumentException("the inputs are " + present + " examples, but " + examples
                    + " of them were to be evaluated; expected 1 to " + present);
        }
    }

    private void requireFew(int count) {
        if (count > maxBatch) {
            throw new IllegalArgumentException(
                    "this evaluator takes up to " + maxBatch + " examples, but was given " + count);
        }
    }

    private void requireFit(int count, int outputs) {
        requireFew(count);
        int needed = count * engine.plan().outputs();
        if (outputs < needed) {
            throw new IllegalArgumentException(
                    count + " examples have " + needed + " outputs, but there is room for " + outputs);
        }
    }

    /** Ties the engine's types together. */
    private static final class Session<P extends PackedWeights, W extends Workspace> {

        private final EvalEngine<P, W> engine;
        private final EvalPlan plan;
        private final Kernels k;
        private final InputStage input;
        private final float[][] outputs;
        private final float[] one;
        private final @Nullable P own;
        private final @Nullable Workspace single;
        private final @Nullable Workspace[] spaces;
        private final Workers.Job evalJob = new EvalJob();
        private final Workers.Job sampleJob = new SampleJob();
        private @Nullable P shared;
        private @Nullable P sampled;
        private @Nullable P weights;
        private int firstRow;
        private int count;
        private long seed;
        private int sample;

        Session(EvalEngine<P, W> engine, boolean isFirst, boolean ownsWeights) {
            this.engine = engine;
            this.plan = engine.plan();
            Backend backend = engine.parameters().backend();
            this.k = isFirst ? backend.firstKernels() : backend.kernels();
            this.input = new InputStage(k, plan.ports());
            this.outputs = new float[plan.ports().outputs().size()][];
            this.one = new float[plan.outputs()];
            this.own = ownsWeights ? engine.newWeights() : null;
            this.single = engine.newSingleWorkspace(k);
            this.spaces = new Workspace[backend.threads()];
        }

        void evaluate(int examples) {
            weights = refreshed();
            if (examples == 1 && single != null) {
                single.examples(0, 0, 1);
                engine.forwardSingle(k, current(), single, input);
                for (int i = 0; i < outputs.length; i++) {
                    Ports.Port port = plan.ports().outputs().get(i);
                    k.floatsFromSingle(single.output(i), port.channels(), port.positions(), outputs[i], 0);
                }
                return;
            }
            count = examples;
            firstRow = 0;
            engine.parameters().backend().workers().run(tasks(), evalJob);
        }

        void sample(int examples, long mcSeed, int number, int row) {
            weights = engine.drawsWeights() ? drawn(mcSeed, number) : refreshed();
            count = examples;
            firstRow = row;
            seed = mcSeed;
            sample = number;
            engine.parameters().backend().workers().run(tasks(), sampleJob);
        }

        /** A task without dropout. A class, as a lambda takes longer to be made, which the first prediction waits for. */
        private final class EvalJob implements Workers.Job {
            @Override
            public void run(int worker, int task) {
                W w = prepare(worker, task);
                engine.forwardEval(k, current(), w, input);
                copyOutputs(w);
            }
        }

        /** A task with dropout. */
        private final class SampleJob implements Workers.Job {
            @Override
            public void run(int worker, int task) {
                W w = prepare(worker, task);
                engine.forwardMc(k, current(), w, input, seed, sample);
                copyOutputs(w);
            }
        }

        private void copyOutputs(W w) {
            for (int i = 0; i < outputs.length; i++) {
                int features = plan.ports().outputs().get(i).features();
                k.floatsFromCells(w.output(i), features, outputs[i], firstRow + w.first, w.count);
            }
        }

        /** The weights for a call that starts now. */
        private P refreshed() {
            if (own != null) {
                own.refresh(k, engine.parameters());
                return own;
            }
            P p = shared;
            if (p == null) {
                p = engine.acquire(k);
                shared = p;
            }
            return p;
        }

        /** A copy of this session's own, with the weights of a sample. */
        private P drawn(long mcSeed, int number) {
            P p = sampled;
            if (p == null) {
                p = engine.newWeights();
                sampled = p;
            }
            p.draw(k, engine.parameters(), mcSeed, number);
            return p;
        }

        private P current() {
            return Objects.requireNonNull(weights);
        }

        void releaseWeights() {
            P p = shared;
            if (p != null) {
                engine.release(p);
                shared = null;
            }
        }

        /** Makes all buffers that batches of some size need. */
        void prepare(int maxBatch) {
            int needed = spaces(plan, single != null, maxBatch, spaces.length);
            for (int i = 0; i < needed; i++) {
                spaces[i] = engine.newWorkspace(k, plan.blocksPerTask());
            }
        }

        @SuppressWarnings("unchecked") // the array holds what newWorkspace made
        private W prepare(int worker, int task) {
            Workspace w = spaces[worker];
            if (w == null) {
                w = engine.newWorkspace(k, plan.blocksPerTask());
                spaces[worker] = w;
            }
            int perTask = plan.blocksPerTask() * Kernels.LANES;
            w.examples(task, task * perTask, Math.min(perTask, count - task * perTask));
            return (W) w;
        }

        private int tasks() {
            int perTask = plan.blocksPerTask() * Kernels.LANES;
            return (count + perTask - 1) / perTask;
        }
    }
}
