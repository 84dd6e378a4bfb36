package synapt;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import synapt.data.Normalization;
import synapt.kernel.Kernels;
import synapt.train.Optimizer;

/**
 * Evaluates a network, from any number of threads: hands out up-to-date copies of the weights and buffers to work in, and takes
 * them back. A copy that someone reads is never written to.
 *
 * @param <P> the weights as evaluation reads them
 * @param <W> the buffers of one task
 */
public abstract class EvalEngine<P extends PackedWeights, W extends Workspace> {

    /** For batches whose size is not known yet. */
    private static final int MANY = Integer.MAX_VALUE;

    private final Parameters tensors;
    private final EvalPlan plan;
    private final NetworkMemory memory;
    private final BatchRules rules;
    private final Deque<P> copies = new ArrayDeque<>();
    private final Deque<Evaluator> evaluators = new ArrayDeque<>();

    /** Whether a call has ended, so that there may be more; guarded by the evaluators. */
    private boolean hasEvaluated;

    protected EvalEngine(Parameters tensors, EvalPlan plan, NetworkMemory memory) {
        this.tensors = tensors;
        this.plan = plan;
        this.memory = memory;
        this.rules = new BatchRules(plan.channels() * plan.positions(), Integer.MAX_VALUE, 1);
    }

    // ---- what generated classes fill in ----

    /** Room for a copy of the weights. */
    protected abstract P newWeights();

    /** Buffers for a task in block layout. The kernels are those that a call runs on, here and below. */
    protected abstract W newWorkspace(Kernels k, int blocks);

    /** Buffers for one example in single layout; null where the network has a layer without a kernel for it. */
    protected abstract @Nullable Workspace newSingleWorkspace(Kernels k);

    /** The forward pass of one task. */
    protected abstract void forwardEval(Kernels k, P p, W w, InputStage input);

    /** The forward pass of one example in single layout. */
    protected void forwardSingle(Kernels k, P p, Workspace w, InputStage input) {
        throw new UnsupportedOperationException();
    }

    /** The forward pass of one task with dropout on. */
    protected void forwardMc(Kernels k, P p, W w, InputStage input, long seed, int sample) {
        throw new UnsupportedOperationException();
    }

    /** Whether each sample of a Monte Carlo pass draws some of the weights. */
    protected boolean drawsWeights() {
        return false;
    }

    // ---- what the compiled class delegates to ----

    /**
     * A copy of the weights and buffers of its own, to be used by one thread at a time.
     *
     * @throws InsufficientMemoryException if it needs more memory than there is
     */
    public final Evaluator evaluator(int maxBatch) {
        return memory.createEvaluator(maxBatch, tensors.backend(), () -> new Evaluator(this, maxBatch));
    }

    /** What {@link #evaluator} takes. */
    public final MemoryForecast evaluatorMemory(int maxBatch) {
        return memory.evaluator(maxBatch, tensors.backend());
    }

    /** What {@link #training} takes. */
    public final MemoryForecast trainingMemory(Optimizer optimizer, int maxBatch) {
        return memory.training(optimizer, maxBatch, tensors.backend());
    }

    /**
     * Creates a training run, if there is memory for it.
     *
     * @throws InsufficientMemoryException if there is not
     */
    public final <R extends TrainingRun<?, ?, ?>> R training(Optimizer optimizer, int maxBatch, Supplier<R> creation) {
        return memory.create(optimizer, maxBatch, tensors.backend(), creation);
    }

    public final EvalResult forwardEval(float[] inputs) {
        int count = countOf(inputs.length);
        Evaluator e = borrow(count);
        try {
            e.input().set(inputs);
            return evaluate(e, count);
        } finally {
            giveBack(e);
        }
    }

    public final EvalResult forwardEval(byte[] inputs, Normalization normalization) {
        int count = countOf(inputs.length);
        Evaluator e = borrow(count);
        try {
            e.input().set(inputs, normalization);
            return evaluate(e, count);
        } finally {
            giveBack(e);
        }
    }

    public final EvalResult forwardEval(MemorySegment inputs) {
        int count = countOf(inputs.byteSize() / Float.BYTES);
        Evaluator e = borrow(count);
        try {
            e.input().set(inputs);
            return evaluate(e, count);
        } finally {
            giveBack(e);
        }
    }

    public final EvalResult forwardEval(int[] tokens) {
        int count = countOf(tokens.length);
        Evaluator e = borrow(count);
        try {
            e.input().set(tokens);
            return evaluate(e, count);
        } finally {
            giveBack(e);
        }
    }

    /**
     * @throws IllegalArgumentException if samples is less than 1 or the number of inputs does not fit
     */
    public final McResult forwardMc(float[] inputs, int samples, long seed) {
        return forwardMc(inputs, samples, seed, McMasks.OWN);
    }

    /**
     * @throws IllegalArgumentException if samples is less than 1 or the number of inputs does not fit
     */
    public final McResult forwardMc(float[] inputs, int samples, long seed, McMasks masks) {
        int count = countOf(inputs.length);
        int features = inputs.length / Math.max(1, count);
        return forwardMc(
                (input, from, to) -> input.set(
                        to - from == count ? inputs : Arrays.copyOfRange(inputs, from * features, to * features)),
                count,
                samples,
                seed,
                masks);
    }

    /** As {@link #forwardMc(float[], int, long)}, from token ids. */
    public final McResult forwardMc(int[] tokens, int samples, long seed) {
        return forwardMc(tokens, samples, seed, McMasks.OWN);
    }

    /** As {@link #forwardMc(float[], int, long, McMasks)}, from token ids. */
    public final McResult forwardMc(int[] tokens, int samples, long seed, McMasks masks) {
        int count = countOf(tokens.length);
        int length = tokens.length / Math.max(1, count);
        return forwardMc(
                (input, from, to) ->
                        input.set(to - from == count ? tokens : Arrays.copyOfRange(tokens, from * length, to * length)),
                count,
                samples,
                seed,
                masks);
    }

    /** Where some examples of a call come from. */
    private interface Source {
        void put(InputStage input, int from, int to);
    }

    private McResult forwardMc(Source source, int count, int samples, long seed, McMasks masks) {
        if (samples < 1) {
            throw new IllegalArgumentException("forwardMc needs at least 1 sample, but was asked for " + samples);
        }
        float[] values = new float[Math.multiplyExact(Math.multiplyExact(samples, count), plan.outputs())];
        // With shared masks each example is drawn as if it were the first.
        int step = masks == McMasks.SHARED ? 1 : count;
        Evaluator e = borrow(MANY);
        try {
            e.destinations()[0] = values;
            for (int from = 0; from < count; from += step) {
                source.put(e.input(), from, from + step);
                for (int s = 0; s < samples; s++) {
                    e.sample(step, seed, s, s * count + from);
                }
            }
        } finally {
            giveBack(e);
        }
        return new McResult(samples, count, plan.outputs(), values);
    }

    /** The class with the greatest output for one example. */
    public final int predict(float[] input) {
        Evaluator e = borrow(1);
        try {
            return e.predict(input);
        } finally {
            giveBack(e);
        }
    }

    /** As {@link #predict(float[])}, from token ids. */
    public final int predict(int[] tokens) {
        Evaluator e = borrow(1);
        try {
            return e.predict(tokens);
        } finally {
            giveBack(e);
        }
    }

    // ---- the same for several inputs or outputs, each in the order of declaration ----

    /**
     * @param inputs sets each of them
     * @throws IllegalArgumentException if the number of inputs does not fit
     */
    public final EvalResult[] forwardEvalAll(BatchInputs.Source inputs) {
        Evaluator e = borrow(MANY);
        try {
            int count = set(e, inputs);
            allocate(e, count);
            e.evaluate(count);
            EvalResult[] results = new EvalResult[plan.ports().outputs().size()];
            for (int i = 0; i < results.length; i++) {
                results[i] = new EvalResult(count, plan.ports().outputs().get(i).features(), e.destinations()[i]);
            }
            return results;
        } finally {
            giveBack(e);
        }
    }

    /**
     * @throws IllegalArgumentException if samples is less than 1 or the number of inputs does not fit
     */
    public final McResult[] forwardMcAll(int samples, long seed, BatchInputs.Source inputs) {
        return forwardMcAll(samples, seed, McMasks.OWN, inputs);
    }

    /**
     * @throws IllegalArgumentException if samples is less than 1 or the number of inputs does not fit
     */
    public final McResult[] forwardMcAll(int samples, long seed, McMasks masks, BatchInputs.Source inputs) {
        if (samples < 1) {
            throw new IllegalArgumentException("forwardMc needs at least 1 sample, but was asked for " + samples);
        }
        Evaluator e = borrow(MANY);
        try {
            int count = set(e, inputs);
            allocate(e, Math.multiplyExact(samples, count));
            // With shared masks each example is drawn as if it were the first.
            int step = masks == McMasks.SHARED ? 1 : count;
            for (int from = 0; from < count; from += step) {
                if (step < count) {
                    inputs.setAll(e.batch().only(from));
                }
                for (int s = 0; s < samples; s++) {
                    e.sample(step, seed, s, s * count + from);
                }
            }
            McResult[] results = new McResult[plan.ports().outputs().size()];
            for (int i = 0; i < results.length; i++) {
                int features = plan.ports().outputs().get(i).features();
                results[i] = new McResult(samples, count, features, e.destinations()[i]);
            }
            return results;
        } finally {
            giveBack(e);
        }
    }

    /** The class with the greatest output for one example. */
    public final int predictAll(BatchInputs.Source example) {
        EvalResult y = forwardEvalAll(example)[0];
        if (y.count() != 1) {
            throw new IllegalArgumentException(
                    "predict takes one example, but was given " + y.count() + "; use forwardEval for more");
        }
        return y.argmax(0);
    }

    private int set(Evaluator e, BatchInputs.Source inputs) {
        inputs.setAll(e.batch().all());
        return e.batch().count();
    }

    private void allocate(Evaluator e, int rows) {
        for (int i = 0; i < e.destinations().length; i++) {
            e.destinations()[i] = new float
                    [Math.multiplyExact(rows, plan.ports().outputs().get(i).features())];
        }
    }

    private EvalResult evaluate(Evaluator e, int count) {
        float[] values = new float[Math.multiplyExact(count, plan.outputs())];
        e.evaluate(count, values);
        return new EvalResult(count, plan.outputs(), values);
    }

    // ---- sharing ----

    /**
     * Buffers for a call. If the first call is for one example, it runs on kernels that are ready at once, and its buffers are
     * dropped after it: a process that answers once and ends never waits for vectors.
     *
     * @param count how many examples are to be evaluated, or {@link #MANY}
     */
    private Evaluator borrow(int count) {
        Evaluator e;
        boolean isFirst;
        synchronized (evaluators) {
            e = evaluators.poll();
            isFirst = count == 1 && memory.hasSingle() && !hasEvaluated;
        }
        if (e != null) {
            return e;
        }
        return new Evaluator(this, isFirst);
    }

    private void giveBack(Evaluator e) {
        e.releaseWeights();
        synchronized (evaluators) {
            if (!e.isFirst()) {
                evaluators.push(e);
            }
            hasEvaluated = true;
        }
    }

    /** An up-to-date copy of the weights, shared with whoever else reads it now; to be {@link #release}d. */
    final P acquire(Kernels k) {
        synchronized (copies) {
            P newest = copies.peek();
            if (newest == null || newest.version() != tensors.version()) {
                newest = recycled();
                newest.refresh(k, tensors);
                copies.push(newest);
            }
            newest.addReaders(1);
            return newest;
        }
    }

    private P recycled() {
        for (P copy : copies) {
            if (copy.addReaders(0) == 0) {
                copies.remove(copy);
                return copy;
            }
        }
        return newWeights();
    }

    final void release(P weights) {
        synchronized (copies) {
            weights.addReaders(-1);
        }
    }

    final Parameters parameters() {
        return tensors;
    }

    final EvalPlan plan() {
        return plan;
    }

    final int countOf(long elements) {
        return rules.count(elements);
    }
}
