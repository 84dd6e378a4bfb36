package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The loops over time of recurrent layers: product and step, one after the other. Called by generated code. */
public final class Recurrences {

    private Recurrences() {}

    /**
     * One layer in one direction. What the segments hold is said in {@link Recurrence} and {@link RecurrentKernels}.
     *
     * @param product from hidden units to gates
     * @param weights packed for it
     * @param bias    [gates], or null
     * @param initial the first state [hidden], or null for zeros
     * @param cell    an LSTM's first memory [hidden], or null for zeros
     * @param gates   W x + b for all positions, modified
     * @param y       the layer's result, modified
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
            int blocks) {
        start(k, r, initial, cell, memory, states, state, blocks);
        for (int step = 0; step < r.steps(); step++) {
            k.product(product, weights, bias, false, state, products, blocks);
            step(k, r, step, gates, products, memory, states, state, y, blocks);
        }
    }

    /**
     * Back through time.
     *
     * @param gradient       from gates to hidden units
     * @param weights        packed for it
     * @param gates          of the forward pass, modified: the gradients with respect to W x + b
     * @param productsByStep a GRU's gradients with respect to W h + b, modified; an LSTM's are those of its gates: pass them
     * @param dState         modified: the gradient with respect to the first state
     * @param carry          modified: an LSTM's gradient with respect to its first memory
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
            int blocks) {
        dState.fill((byte) 0);
        carry.fill((byte) 0);
        for (int step = r.steps() - 1; step >= 0; step--) {
            stepGradient(k, r, step, gates, productsByStep, memory, states, dy, dState, carry, dProducts, blocks);
            k.product(gradient, weights, null, false, dProducts, dState, blocks);
        }
        endGradient(k, r, dState, carry, blocks);
    }

    // ---- what all loops are made of

    /** The state before the first step. */
    static void start(
            Kernels k,
            Recurrence r,
            @Nullable MemorySegment initial,
            @Nullable MemorySegment cell,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            int blocks) {
        k.startRecurrence(r, initial, states, state, blocks);
        if (r.cell() == Recurrence.Cell.LSTM) {
            k.startRecurrence(r, cell, memory, null, blocks);
        }
    }

    /** The formulas of a step, behind its product. */
    static void step(
            Kernels k,
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment products,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            MemorySegment y,
            int blocks) {
        switch (r.cell()) {
            case LSTM -> k.lstmStep(r, step, gates, products, memory, states, state, y, blocks);
            case GRU -> k.gruStep(r, step, gates, products, memory, states, state, y, blocks);
        }
    }

    /** Those of a step backwards, before its product. */
    static void stepGradient(
            Kernels k,
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment productsByStep,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment dy,
            MemorySegment dState,
            MemorySegment carry,
            MemorySegment dProducts,
            int blocks) {
        switch (r.cell()) {
            case LSTM -> k.lstmStepGradient(r, step, gates, memory, dy, dState, carry, dProducts, blocks);
            case GRU ->
                k.gruStepGradient(r, step, gates, productsByStep, memory, states, dy, dState, carry, dProducts, blocks);
        }
    }

    /** What a GRU's first step carries is of the first state too. */
    static void endGradient(Kernels k, Recurrence r, MemorySegment dState, MemorySegment carry, int blocks) {
        if (r.cell() == Recurrence.Cell.GRU) {
            k.accumulate(carry, dState, (long) blocks * r.hidden() * Kernels.LANES);
        }
    }
}
