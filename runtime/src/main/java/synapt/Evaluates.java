package synapt;

/** Evaluates a network in memory of its own, whatever inputs and outputs it has. For one thread at a time. */
public sealed interface Evaluates permits Evaluator, MultiEvaluator {

    /**
     * Evaluates the first of some examples. Once the JIT has compiled the kernels, a call allocates nothing.
     *
     * @param inputs   sets each input, in their order
     * @param examples 1 to maxBatch, and no more than there are
     * @param outputs  for each output, at least [examples][features]; modified
     * @throws IllegalArgumentException if the sizes do not fit
     */
    void evaluate(BatchInputs.Source inputs, int examples, float[][] outputs);

    /** The network's inputs and outputs. */
    Ports ports();

    /** The most examples in one call. */
    int maxBatch();
}
