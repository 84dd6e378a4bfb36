package synapt.train;

import synapt.ParameterTable;
import synapt.kernel.Kernels;

/**
 * How parameters follow their gradients. Immutable; what it remembers from step to step is in an {@link OptimizerState} of each
 * run.
 */
public sealed interface Optimizer permits Sgd, Adam, AdamW, RmsProp, Adagrad, Lion {

    /** The learning rate that training starts with. */
    double rate();

    /** The part of a step that is kept for the next: the momentum, or Adam's and Lion's first beta. 0 where nothing is kept. */
    double momentum();

    /** What pulls parameters towards 0. */
    double weightDecay();

    /** Fresh memory for some parameters. */
    default OptimizerState newState(Kernels kernels, ParameterTable table) {
        return OptimizerState.of(this, kernels, table);
    }
}
