package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * {@link Recurrences} over sequences of different lengths (PyTorch's packed sequences): an example's state stays as it is behind the end
 * of its sequence, whichever direction it comes from, and a result of all positions is 0 there. Called by generated code.
 */
public final class PaddedRecurrences {

    private PaddedRecurrences() {}

    /**
     * One layer in one direction.
     *
     * @param lengths [blocks][16], as in {@link PaddingKernels}; all else is as in {@link Recurrences#forward}
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
            MemorySegment lengths,
            int blocks) {
        Recurrences.start(k, r, initial, cell, memory, states, state, blocks);
        for (int step = 0; step < r.steps(); step++) {
            k.product(product, weights, bias, false, state, products, blocks);
            Recurrences.step(k, r, step, gates, products, memory, states, state, y, blocks);
            hold(k, r, step, lengths, memory, states, state, y, blocks);
        }
    }

    /** After all else that a step does. */
    static void hold(
            Kernels k,
            Recurrence r,
            int step,
            MemorySegment lengths,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            MemorySegment y,
            int blocks) {
        boolean isLstm = r.cell() == Recurrence.Cell.LSTM;
        k.holdState(r, step, lengths, isLstm ? memory : null, states, state, y, blocks);
    }

    /**
     * Back through time.
     *
     * @param lengths as in {@link #forward}
     * @param held    [blocks][2][r.hidden()][16], modified; all else is as in {@link Recurrences#backward}
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
            MemorySegment lengths,
            MemorySegment held,
            int blocks) {
        dState.fill((byte) 0);
        carry.fill((byte) 0);
        for (int step = r.steps() - 1; step >= 0; step--) {
            k.holdGradient(r, step, lengths, dy, dState, carry, held, blocks);
            Recurrences.stepGradient(
                    k, r, step, gates, productsByStep, memory, states, dy, dState, carry, dProducts, blocks);
            k.clearGates(r, step, lengths, gates, productsByStep, dProducts, blocks);
            k.product(gradient, weights, null, false, dProducts, dState, blocks);
            k.releaseGradient(r, step, lengths, held, dState, carry, blocks);
        }
        Recurrences.endGradient(k, r, dState, carry, blocks);
    }
}
