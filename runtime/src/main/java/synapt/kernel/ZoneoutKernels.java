package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import synapt.random.Rate;

/**
 * Zoneout of recurrent layers (Krueger et al. 2016): a unit of a state keeps what it was, or in the mean a share of it.
 *
 * <p>A unit u of an example is kept if the (u % 4)-th 16 bits of {@code Threefry.bits(key, u / 4 << 32 | example)}, lowest first,
 * are below the rate's threshold. The key is that of the step. p is threshold / 65536. Rows, states and results lie as in {@link
 * RecurrentKernels}.
 */
public interface ZoneoutKernels {

    /**
     * Puts what a step found back into the row that it left, for units that are kept.
     *
     * @param first the number of the first example
     * @param rows  states or an LSTM's memory, modified in the step's row
     * @param state the row once more, modified; null for the memory
     * @param y     the layer's result, modified where the step belongs to it; null for the memory
     */
    void zoneout(
            Recurrence r,
            int step,
            long key,
            Rate rate,
            long first,
            MemorySegment rows,
            @Nullable MemorySegment state,
            @Nullable MemorySegment y,
            int blocks);

    /** The mean of {@link #zoneout}: {@code row = fma(p, row before, (1 - p) * row)}. */
    void zoneoutMean(
            Recurrence r,
            int step,
            Rate rate,
            MemorySegment rows,
            @Nullable MemorySegment state,
            @Nullable MemorySegment y,
            int blocks);

    /**
     * The gradient of {@link #zoneout}: of what d and dy together say of the step's row, units that are kept hand all to the row
     * before and the others all to what the step computed; the rest is +0.
     *
     * @param dy   [blocks][r.outputCells()], added where the step belongs to the result; null for the memory
     * @param d    [blocks][r.hidden()], modified: with respect to what the step computed
     * @param kept [blocks][r.hidden()], modified: with respect to the row before
     */
    void zoneoutGradient(
            Recurrence r,
            int step,
            long key,
            Rate rate,
            long first,
            @Nullable MemorySegment dy,
            MemorySegment d,
            MemorySegment kept,
            int blocks);

    /** The gradient of {@link #zoneoutMean}: {@code kept = p * d} and {@code d = (1 - p) * d}, d with dy added. */
    void zoneoutMeanGradient(
            Recurrence r,
            int step,
            Rate rate,
            @Nullable MemorySegment dy,
            MemorySegment d,
            MemorySegment kept,
            int blocks);

    /**
     * Computes what an LSTM's step made of its memory once more: {@code c = fma(f, c before, i * g)}.
     *
     * @param gates  of the step's position: i, f, g, o
     * @param memory modified in the step's row
     */
    void lstmMemory(Recurrence r, int step, MemorySegment gates, MemorySegment memory, int blocks);
}
