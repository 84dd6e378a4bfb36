package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import synapt.random.AffineRate;

/**
 * {@link Recurrences} that drop units of the state that goes into each step's product, with one mask of an example for all steps.
 * The state that a step itself finds stays whole. Called by generated code.
 */
public final class DroppedRecurrences {

    private DroppedRecurrences() {}

    /**
     * One layer in one direction.
     *
     * @param key     of the decisions, as those after it in {@link NoiseKernels#affineDropout}
     * @param mask    one decision for each unit
     * @param first   the number of the first example
     * @param dropped [blocks][r.hidden()][16], modified; all else is as in {@link Recurrences#forward}
     */
    public static void forward(
            Kernels k,
            Recurrence r,
            Product product,
            Packed weights,
            @Nullable MemorySegment bias,
            @Nullable MemorySegment initial,
            @Nullable MemorySegment cell,
            MemorySegment gates,
            MemorySegment products,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            MemorySegment y,
            long key,
            AffineRate rate,
            NoiseMask mask,
            long first,
            MemorySegment dropped,
            int blocks) {
        k.startRecurrence(r, initial, states, state, blocks);
        if (r.cell() == Recurrence.Cell.LSTM) {
            k.startRecurrence(r, cell, memory, null, blocks);
        }
        for (int step = 0; step < r.steps(); step++) {
            k.affineDropout(key, rate, first, mask, state, dropped, blocks);
            k.product(product, weights, bias, false, dropped, products, blocks);
            switch (r.cell()) {
                case LSTM -> k.lstmStep(r, step, gates, products, memory, states, state, y, blocks);
                case GRU -> k.gruStep(r, step, gates, products, memory, states, state, y, blocks);
            }
        }
    }

    /**
     * Back through time.
     *
     * @param key  as in {@link #forward}; all else is as in {@link Recurrences#backward}
     */
    public static void backward(
            Kernels k,
            Recurrence r,
            Product gradient,
            Packed weights,
            MemorySegment gates,
            MemorySegment productsByStep,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment dy,
            MemorySegment dState,
            MemorySegment carry,
            MemorySegment dProducts,
            long key,
            AffineRate rate,
            NoiseMask mask,
            long first,
            int blocks) {
        dState.fill((byte) 0);
        carry.fill((byte) 0);
        for (int step = r.steps() - 1; step >= 0; step--) {
            switch (r.cell()) {
                case LSTM -> k.lstmStepGradient(r, step, gates, memory, dy, dState, carry, dProducts, blocks);
                case GRU ->
                    k.gruStepGradient(
                            r, step, gates, productsByStep, memory, states, dy, dState, carry, dProducts, blocks);
            }
            k.product(gradient, weights, null, false, dProducts, dState, blocks);
            k.affineDropoutGradient(key, rate, first, mask, dState, dState, blocks);
        }
        if (r.cell() == Recurrence.Cell.GRU) {
            k.accumulate(carry, dState, (long) blocks * r.hidden() * Kernels.LANES);
        }
    }
}
