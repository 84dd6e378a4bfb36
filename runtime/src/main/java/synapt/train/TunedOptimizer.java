package synapt.train;

import java.util.List;
import java.util.stream.Stream;
import synapt.kernel.Kernels;

/**
 * An optimiser, and what happens around its step: groups of parameters, clipping of gradients before it, an average of the weights
 * after it, micro-batches. Made by {@link Optimizer#groups}, {@link Optimizer#clipNorm}, {@link Optimizer#clipValue}, {@link
 * Optimizer#averaged} and {@link Optimizer#microBatches}.
 *
 * @param base        takes the steps
 * @param groups      parameters with settings of their own
 * @param maxNorm     what the norm of all gradients together is at most, above 0; infinity for none
 * @param maxValue    what each gradient is at most, above 0; infinity for none
 * @param keptAverage the share of the average that is kept in a step, less than 1; 0 where none is made
 * @param microBatch  the most examples that a step works on at a time, a multiple of 16; {@link Integer#MAX_VALUE} for all
 */
public record TunedOptimizer(
        Optimizer base, List<Group> groups, double maxNorm, double maxValue, double keptAverage, int microBatch)
        implements Optimizer {

    /** @throws IllegalArgumentException if a number is out of its range */
    public TunedOptimizer {
        Ranges.require(!(base instanceof TunedOptimizer), "an optimiser is tuned once; add to the one that is");
        groups = List.copyOf(groups);
        Ranges.require((float) maxNorm > 0, "a norm to clip to is above 0, but it is %s", maxNorm);
        Ranges.require((float) maxValue > 0, "a value to clip to is above 0, but it is %s", maxValue);
        Ranges.share("the share that an average keeps", keptAverage);
        Ranges.require(
                microBatch == Integer.MAX_VALUE || microBatch > 0 && microBatch % Kernels.LANES == 0,
                "micro-batches have a multiple of 16 examples, so that they change no bit, but it is %s",
                microBatch);
    }

    static TunedOptimizer of(Optimizer optimizer) {
        return optimizer instanceof TunedOptimizer tuned
                ? tuned
                : new TunedOptimizer(
                        optimizer, List.of(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, Integer.MAX_VALUE);
    }

    TunedOptimizer withGroups(List<Group> more) {
        List<Group> all = Stream.concat(groups.stream(), more.stream()).toList();
        return new TunedOptimizer(base, all, maxNorm, maxValue, keptAverage, microBatch);
    }

    TunedOptimizer withMaxNorm(double value) {
        return new TunedOptimizer(base, groups, value, maxValue, keptAverage, microBatch);
    }

    TunedOptimizer withMaxValue(double value) {
        return new TunedOptimizer(base, groups, maxNorm, value, keptAverage, microBatch);
    }

    TunedOptimizer withAverage(double kept) {
        Ranges.require(kept > 0, "an average keeps a share above 0 and less than 1, but it is %s", kept);
        return new TunedOptimizer(base, groups, maxNorm, maxValue, kept, microBatch);
    }

    TunedOptimizer withMicroBatch(int examples) {
        return new TunedOptimizer(base, groups, maxNorm, maxValue, keptAverage, examples);
    }

    /** The same without {@link #microBatches}. */
    public TunedOptimizer wholeBatches() {
        return withMicroBatch(Integer.MAX_VALUE);
    }

    @Override
    public double rate() {
        return base.rate();
    }

    @Override
    public double momentum() {
        return base.momentum();
    }

    @Override
    public double weightDecay() {
        return base.weightDecay();
    }

    @Override
    public TunedOptimizer weightDecay(double value) {
        return new TunedOptimizer(base.weightDecay(value), groups, maxNorm, maxValue, keptAverage, microBatch);
    }
}
