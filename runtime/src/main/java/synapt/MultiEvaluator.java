package synapt;

/**
 * Evaluates a network of several inputs or outputs in memory of its own, as {@link Evaluator} does for one of each. The generated
 * class that extends it adds {@code evaluate} with a parameter for each. For one thread at a time.
 */
public abstract class MultiEvaluator {

    private final Ports ports;
    private final Evaluator evaluator;
    private final BatchInputs inputs;

    /**
     * For generated classes.
     *
     * @throws IllegalArgumentException if maxBatch is less than 1
     */
    protected MultiEvaluator(EvalEngine<?, ?> engine, int maxBatch) {
        this.ports = engine.plan().ports();
        this.evaluator = engine.evaluator(maxBatch);
        this.inputs = new BatchInputs(ports, evaluator.input());
    }

    /** Sets the rows of an input, all of them one after another before each call of {@link #evaluateInto}. */
    protected final void input(int i, float[] rows) {
        inputs.set(i, rows);
    }

    /** As {@link #input(int, float[])}, of an input of token ids. */
    protected final void input(int i, int[] tokens) {
        inputs.set(i, tokens);
    }

    /**
     * Sets where an output goes.
     *
     * @throws IllegalArgumentException if there is not room for all examples
     */
    protected final void output(int i, float[] to) {
        int needed = inputs.count() * ports.outputs().get(i).features();
        if (to.length < needed) {
            throw new IllegalArgumentException(inputs.count() + " examples have " + needed + " numbers of "
                    + ports.outputs().get(i).name() + ", but there is room for " + to.length);
        }
        evaluator.destinations()[i] = to;
    }

    /** Evaluates what was set. */
    protected final void evaluateInto() {
        if (inputs.count() > maxBatch()) {
            throw new IllegalArgumentException(
                    "this evaluator takes up to " + maxBatch() + " examples, but was given " + inputs.count());
        }
        evaluator.evaluate(inputs.count());
    }

    /** The most examples in one call. */
    public final int maxBatch() {
        return evaluator.maxBatch();
    }
}
