package synapt.train;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/** One optimiser's settings at work on its memory. */
interface UpdateRule {

    /**
     * Gets ready for a step.
     *
     * @param number   the step's number, from 1
     * @param rate     the learning rate
     * @param momentum what takes the place of {@link Optimizer#momentum}
     */
    void begin(long number, double rate, double momentum);

    /** Steps on elements; from any number of threads, on different elements. */
    void step(MemorySegment weights, MemorySegment gradient, long from, long to);

    /** The rule of some settings. */
    static UpdateRule of(Optimizer optimizer, Kernels kernels, OptimizerMemory memory) {
        return switch (optimizer) {
            case Sgd o -> o.rule(kernels, memory);
            case Adam o -> new AdamRule(kernels, memory, o.beta2(), o.eps(), o.weightDecay(), 0);
            case AdamW o -> new AdamRule(kernels, memory, o.beta2(), o.eps(), 0, o.weightDecay());
            case RmsProp o -> o.rule(kernels, memory);
            case Adagrad o -> o.rule(kernels, memory);
            case Lion o -> o.rule(kernels, memory);
            case TunedOptimizer o -> of(o.base(), kernels, memory);
        };
    }
}
