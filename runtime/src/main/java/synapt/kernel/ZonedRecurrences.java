package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import synapt.random.Rate;
import synapt.random.Threefry;

/**
 * {@link Recurrences} with zoneout: after each step, units of its state are what they were before, or in the mean a share of that.
 * Called by generated code.
 */
public final class ZonedRecurrences {

    private ZonedRecurrences() {}

    /**
     * One layer in one direction.
     *
     * @param key      of the decisions on the state; that of a step is drawn from it by the step's position
     * @param rate     at which units of the state are kept
     * @param cellKey  of those on an LSTM's memory
     * @param cellRate at which its units are kept; null for a GRU
     * @param mean     whether it is the mean, without a draw
     * @param first    the number of the first example
     * @param lengths  as in {@link PaddedRecurrences#forward}, or null where sequences are whole; all else is as in {@link
     *                 Recurrences#forward}
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
            Rate rate,
            long cellKey,
            @Nullable Rate cellRate,
            boolean mean,
            long first,
            @Nullable MemorySegment lengths,
            int blocks) {
        Recurrences.start(k, r, initial, cell, memory, states, state, blocks);
        for (int step = 0; step < r.steps(); step++) {
            k.product(product, weights, bias, false, state, products, blocks);
            Recurrences.step(k, r, step, gates, products, memory, states, state, y, blocks);
            keep(k, r, step, key, rate, mean, first, states, state, y, blocks);
            if (cellRate != null) {
                keep(k, r, step, cellKey, cellRate, mean, first, memory, null, null, blocks);
            }
            if (lengths != null) {
                PaddedRecurrences.hold(k, r, step, lengths, memory, states, state, y, blocks);
            }
        }
    }

    private static void keep(
            Kernels k,
            Recurrence r,
            int step,
            long key,
            Rate rate,
            boolean mean,
            long first,
            MemorySegment rows,
            @Nullable MemorySegment state,
            @Nullable MemorySegment y,
            int blocks) {
        if (rate.threshold() == 0) {
            return; // to the bit: the mean would make a zero of another sign
        }
        if (mean) {
            k.zoneoutMean(r, step, rate, rows, state, y, blocks);
        } else {
            k.zoneout(r, step, Threefry.bits(key, r.position(step)), rate, first, rows, state, y, blocks);
        }
    }

    /**
     * Back through time. The memory then holds what the steps computed, before any of it was kept.
     *
     * @param inner    {@link Recurrence#apart} of the recurrence
     * @param kept     [blocks][r.hidden()][16], modified
     * @param keptCell the same for an LSTM's memory; null for a GRU
     * @param held     as in {@link PaddedRecurrences#backward}, or null where sequences are whole. All else is as in {@link
     *                 #forward} and {@link Recurrences#backward}
     */
    public static void backward(
            Kernels k,
            Recurrence r,
            Recurrence inner,
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
            Rate rate,
            long cellKey,
            @Nullable Rate cellRate,
            boolean mean,
            long first,
            MemorySegment kept,
            @Nullable MemorySegment keptCell,
            @Nullable MemorySegment lengths,
            @Nullable MemorySegment held,
            int blocks) {
        long units = (long) blocks * r.hidden() * Kernels.LANES;
        dState.fill((byte) 0);
        carry.fill((byte) 0);
        for (int step = r.steps() - 1; step >= 0; step--) {
            if (lengths != null && held != null) {
                k.holdGradient(r, step, lengths, dy, dState, carry, held, blocks);
            }
            switch (r.cell()) {
                case LSTM -> {
                    split(k, r, step, key, rate, mean, first, dy, dState, kept, blocks);
                    if (cellRate != null && keptCell != null) {
                        split(k, r, step, cellKey, cellRate, mean, first, null, carry, keptCell, blocks);
                    }
                    k.lstmMemory(r, step, gates, memory, blocks);
                    k.lstmStepGradient(inner, step, gates, memory, dy, dState, carry, dProducts, blocks);
                    if (keptCell != null) {
                        k.accumulate(keptCell, carry, units);
                    }
                    k.product(gradient, weights, null, false, dProducts, dState, blocks);
                    k.accumulate(kept, dState, units);
                }
                case GRU -> {
                    k.accumulate(carry, dState, units);
                    carry.fill((byte) 0);
                    split(k, r, step, key, rate, mean, first, dy, dState, kept, blocks);
                    k.gruStepGradient(
                            inner, step, gates, productsByStep, memory, states, dy, dState, carry, dProducts, blocks);
                    k.accumulate(kept, carry, units);
                    k.product(gradient, weights, null, false, dProducts, dState, blocks);
                }
            }
            if (lengths != null && held != null) {
                k.clearGates(r, step, lengths, gates, productsByStep, dProducts, blocks);
                k.releaseGradient(r, step, lengths, held, dState, carry, blocks);
            }
        }
        Recurrences.endGradient(k, r, dState, carry, blocks);
    }

    private static void split(
            Kernels k,
            Recurrence r,
            int step,
            long key,
            Rate rate,
            boolean mean,
            long first,
            @Nullable MemorySegment dy,
            MemorySegment d,
            MemorySegment kept,
            int blocks) {
        if (mean) {
            k.zoneoutMeanGradient(r, step, rate, dy, d, kept, blocks);
        } else {
            k.zoneoutGradient(r, step, Threefry.bits(key, r.position(step)), rate, first, dy, d, kept, blocks);
        }
    }
}
