package synapt.train;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/** How parameters follow their gradients. Immutable; what it remembers from step to step is in a {@link State} of each run. */
public sealed interface Optimizer permits Sgd {

    /** The learning rate that training starts with. */
    double rate();

    /** Fresh memory for some parameters. */
    State newState(Kernels kernels, long elements);

    /** What an optimiser remembers. */
    interface State {

        /**
         * Steps on the elements from (inclusive) to (exclusive), both multiples of 16. Different ranges may be stepped on by
         * different threads.
         */
        void step(MemorySegment weights, MemorySegment gradient, long from, long to, double rate);
    }
}
