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
     * @param dropped [blocks][r.hidden()][16], modified
     * @param lengths as in {@link PaddedRecurrences#forward}, or null where sequences are whole; all else is as in {@link
     *                Recurrences#forward}
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
            @Nullable MemorySegment lengths,
            int blocks) {
        Recurrences.start(k, r, initial, cell, memory, states, state, blocks);
        for (int step = 0; step < r.steps(); step++) {
            k.affineDropout(key, rate, first, mask, state, dropped, blocks);
            k.product(product, weights, bias, false, dropped, products, blocks);
            Recurrences.step(k, r, step, gates, products, memory, states, state, y, blocks);
            if (lengths != null) {
                PaddedRecurrences.hold(k, r, step, lengths, memory, states, state, y, blocks);
            }
        }
    }

    /**
     * Back through time.
     *
     * @param key  as in {@link #forward}
     * @param held as in {@link PaddedRecurrences#backward}, or null where sequences are whole; all else is as in {@link
     *             Recurrences#backward}
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
            @Nullable MemorySegment lengths,
            @Nullable MemorySegment held,
            int blocks) {
        dState.fill((byte) 0);
        carry.fill((byte) 0);
        for (int step = r.steps() - 1; step >= 0; step--) {
            if (lengths != null && held != null) {
                k.holdGradient(r, step, lengths, dy, dState, carry, held, blocks);
            }
            Recurrences.stepGradient(
                    k, r, step, gates, productsByStep, memory, states, dy, dState, carry, dProducts, blocks);
            k.product(gradient, weights, null, false, dProducts, dState, blocks);
            k.affineDropoutGradient(key, rate, first, mask, dState, dState, blocks);
            if (lengths != null && held != null) {
                k.clearGates(r, step, lengths, gates, productsByStep, dProducts, blocks);
                k.releaseGradient(r, step, lengths, held, dState, carry, blocks);
            }
        }
        Recurrences.endGradient(k, r, dState, carry, blocks);
    }
}
