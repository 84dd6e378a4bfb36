package synapt;

/**
 * Evaluates a network of several inputs or outputs in memory of its own, as {@link Evaluator} does for one of each. The generated
 * class that extends it adds {@code evaluate} with a parameter for each. For one thread at a time.
 */
public abstract non-sealed class MultiEvaluator implements Evaluates {

    private final Evaluator evaluator;

    /**
     * For generated classes.
     *
     * @throws IllegalArgumentException if maxBatch is less than 1
     */
    protected MultiEvaluator(EvalEngine<?, ?> engine, int maxBatch) {
        this.evaluator = engine.evaluator(maxBatch);
    }

    /** Sets the rows of an input, all of them one after another before each call of {@link #evaluateInto}. */
    protected final void input(int i, float[] rows) {
        evaluator.batch().set(i, rows);
    }

    /** As {@link #input(int, float[])}, of an input of token ids. */
    protected final void input(int i, int[] tokens) {
        evaluator.batch().set(i, tokens);
    }

    /**
     * Sets where an output goes.
     *
     * @throws IllegalArgumentException if there is not room for all examples
     */
    protected final void output(int i, float[] to) {
        evaluator.output(i, to, evaluator.batch().count());
    }

    /** Evaluates what was set. */
    protected final void evaluateInto() {
        evaluator.evaluate(evaluator.batch().count());
    }

    @Override
    public final void evaluate(BatchInputs.Source inputs, int examples, float[][] outputs) {
        evaluator.evaluate(inputs, examples, outputs);
    }

    @Override
    public final Ports ports() {
        return evaluator.ports();
    }

    @Override
    public final int maxBatch() {
        return evaluator.maxBatch();
    }
}
