package synapt.train;

import java.lang.foreign.MemorySegment;
import synapt.ParameterTable;
import synapt.kernel.Kernels;

/** What an optimiser remembers in a run, and how it steps there. */
public final class OptimizerState {

    private final UpdateRule rule;

    private OptimizerState(UpdateRule rule) {
        this.rule = rule;
    }

    static OptimizerState of(Optimizer optimizer, Kernels kernels, ParameterTable table) {
        return new OptimizerState(
                UpdateRule.of(optimizer, kernels, new OptimizerMemory(kernels, table.learntElements())));
    }

    /**
     * Gets ready for a step; then {@link #step} on every element, once.
     *
     * @param number   the step's number, from 1
     * @param rate     the learning rate
     * @param momentum what takes the place of {@link Optimizer#momentum}
     */
    public void begin(long number, double rate, double momentum) {
        rule.begin(number, rate, momentum);
    }

    /**
     * Steps on the elements from (inclusive) to (exclusive), both multiples of 16. Different ranges may be stepped on by different
     * threads.
     */
    public void step(MemorySegment weights, MemorySegment gradient, long from, long to) {
        rule.step(weights, gradient, from, to);
    }
}
