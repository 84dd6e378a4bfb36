package synapt.train;

import java.lang.foreign.MemorySegment;
import java.util.List;
import synapt.ParameterTable;
import synapt.kernel.Kernels;

/** What an optimiser remembers in a run, and how it steps there. */
public final class OptimizerState {

    private final GroupedRules.Scaled[] rules;
    private final UpdateRule[] stretches;
    private final long[] ends;
    private final List<MemorySegment> memory;

    private OptimizerState(List<GroupedRules.Stretch> all, List<MemorySegment> memory) {
        this.memory = memory;
        rules = all.stream().map(GroupedRules.Stretch::rule).distinct().toArray(GroupedRules.Scaled[]::new);
        stretches = all.stream().map(s -> s.rule().rule()).toArray(UpdateRule[]::new);
        ends = all.stream().mapToLong(GroupedRules.Stretch::end).toArray();
    }

    static OptimizerState of(TunedOptimizer optimizer, Kernels kernels, ParameterTable table) {
        OptimizerMemory memory = OptimizerMemory.of(kernels, table.learntElements());
        List<GroupedRules.Stretch> rules = GroupedRules.of(optimizer, kernels, table, memory);
        return new OptimizerState(rules, memory.slots());
    }

    static long bytes(TunedOptimizer optimizer, Kernels kernels, ParameterTable table) {
        // Rules ask for their memory as they are made, so they are made with memory that only counts.
        OptimizerMemory memory = OptimizerMemory.counting(kernels, table.learntElements());
        GroupedRules.of(optimizer, kernels, table, memory);
        return memory.bytes();
    }

    /** Segments with a number for each learnt element, laid out as those are; what they mean is the optimiser's affair. */
    public List<MemorySegment> memory() {
        return memory;
    }

    /**
     * Gets ready for a step; then {@link #step} on every element, once.
     *
     * @param number   the step's number, from 1
     * @param rate     the learning rate
     * @param momentum what takes the place of {@link Optimizer#momentum}
     */
    public void begin(long number, double rate, double momentum) {
        for (GroupedRules.Scaled scaled : rules) {
            scaled.rule().begin(number, rate * scaled.rateFactor(), momentum);
        }
    }

    /**
     * Steps on the elements from (inclusive) to (exclusive), both multiples of 16. Different ranges may be stepped on by different
     * threads.
     */
    public void step(MemorySegment weights, MemorySegment gradient, long from, long to) {
        long at = from;
        for (int i = 0; at < to; i++) {
            if (ends[i] > at) {
                long end = Math.min(ends[i], to);
                stretches[i].step(weights, gradient, at, end);
                at = end;
            }
        }
    }
}
