package synapt.train;

import java.util.List;
import synapt.ParameterTable;
import synapt.kernel.Kernels;

/**
 * How parameters follow their gradients. Immutable; what it remembers from step to step is in an {@link OptimizerState} of each
 * run.
 */
public sealed interface Optimizer permits Sgd, Adam, AdamW, RmsProp, Adagrad, Lion, TunedOptimizer {

    /** The learning rate that training starts with. */
    double rate();

    /** The part of a step that is kept for the next: the momentum, or Adam's and Lion's first beta. 0 where nothing is kept. */
    double momentum();

    /** What pulls parameters towards 0. */
    double weightDecay();

    /** The same with another weight decay, finite and at least 0. */
    Optimizer weightDecay(double value);

    /**
     * Treats some parameters in their own way. Names are looked at when training is set up: one that fits no parameter is refused
     * there, as are groups that say different things about the same parameter.
     */
    default TunedOptimizer groups(Group... groups) {
        return tuned().withGroups(List.of(groups));
    }

    /**
     * Shortens the gradient before each step where its Euclidean norm, over all parameters together, is greater: by the factor
     * {@code maxNorm / (norm + 1e-6)}, as PyTorch's {@code clip_grad_norm_} does (Pascanu, Mikolov and Bengio, "On the Difficulty of
     * Training Recurrent Neural Networks", ICML 2013). Comes after {@link #clipValue}.
     *
     * @param maxNorm above 0
     */
    default TunedOptimizer clipNorm(double maxNorm) {
        return tuned().withMaxNorm(maxNorm);
    }

    /**
     * Moves each gradient's element into [-maxValue, maxValue] before each step: PyTorch's {@code clip_grad_value_}.
     *
     * @param maxValue above 0
     */
    default TunedOptimizer clipValue(double maxValue) {
        return tuned().withMaxValue(maxValue);
    }

    /**
     * Keeps a running average of the weights: after each step {@code kept * average + (1 - kept) * weights}, from the first step's
     * weights on (Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992; PyTorch's {@code AveragedModel} with
     * {@code get_ema_multi_avg_fn}). {@link synapt.TrainingRun#copyAverageTo} gets it.
     *
     * @param kept above 0 and less than 1; 0.999 is common
     */
    default TunedOptimizer averaged(double kept) {
        return tuned().withAverage(kept);
    }

    /**
     * Works on a step's batch in parts, and steps once all their gradients are summed: gradient accumulation, for batches that are
     * larger than the memory for their gradients. {@link synapt.TrainingRun#trainStep} takes the whole batch as ever; masks, gradients
     * and all that follows have the same bits as without. Not for networks that need the whole batch at once, as batch normalisation
     * does.
     *
     * @param examples the most examples of a part, a multiple of 16; it is rounded up to what the network works on together
     */
    default TunedOptimizer microBatches(int examples) {
        return tuned().withMicroBatch(examples);
    }

    /** This one, with what happens around its step. */
    default TunedOptimizer tuned() {
        return TunedOptimizer.of(this);
    }

    /**
     * Fresh memory for some parameters.
     *
     * @throws IllegalArgumentException if groups do not fit the parameters
     */
    default OptimizerState newState(Kernels kernels, ParameterTable table) {
        return OptimizerState.of(tuned(), kernels, table);
    }

    /**
     * Bytes that {@link #newState} takes.
     *
     * @throws IllegalArgumentException as there
     */
    default long memoryBytes(Kernels kernels, ParameterTable table) {
        return OptimizerState.bytes(tuned(), kernels, table);
    }
}
