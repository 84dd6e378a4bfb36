package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Sequences of different lengths, filled up behind their ends. Lengths are whole numbers in cells, [blocks][16], exact in a float and 1
 * or more, also in lanes without an example. What lies behind an example's end is never read into its results: it may be anything.
 */
public interface PaddingKernels {

    /**
     * The lengths of sequences of token ids: one more than the last position whose id is not the padding; 1 where there is none.
     *
     * @param padding   the id that fills up
     * @param positions of each sequence, filled up
     * @param ids       [blocks][positions][16]
     * @param lengths   [blocks][16], modified
     */
    void lengthsOfTokens(int padding, int positions, MemorySegment ids, MemorySegment lengths, int blocks);

    /**
     * Puts lengths into lanes.
     *
     * @param lengths of examples, whole numbers of 1 or more
     * @param first   the one that becomes lane 0 of block 0
     * @param count   how many examples there are, 1 to {@code 16 * blocks}
     * @param cells   [blocks][16], modified; lanes without an example become 1
     */
    void cellsFromLengths(int[] lengths, int first, int count, MemorySegment cells, int blocks);

    /**
     * Makes +0 of what is behind the ends of sequences.
     *
     * @param lengths of examples, as in {@link #cellsFromLengths}; one that is greater than the positions clears nothing
     * @param cells   [blocks][positions][features][16], modified
     */
    void clearBehindEnds(int[] lengths, int first, int count, int positions, int features, MemorySegment cells);

    /** Lengths of sequences that have some more positions at their beginning: {@code longer[i] = lengths[i] + more}; longer is modified. */
    void addToLengths(int more, MemorySegment lengths, MemorySegment longer, int blocks);

    /**
     * The mean over an example's positions: {@code y[f]} is the sum from +0 over the positions before its end, ascending, of
     * {@code x[position][f]}, divided by its length.
     *
     * @param positions of each sequence, filled up
     * @param x         [blocks][positions][features][16]
     * @param y         [blocks][features][16], modified
     */
    void meanBeforeEnd(
            int positions, int features, MemorySegment lengths, MemorySegment x, MemorySegment y, int blocks);

    /** The gradient of {@link #meanBeforeEnd}: {@code dy[f] / length} before the end, +0 behind it; dx is modified. */
    void meanBeforeEndGradient(
            int positions, int features, MemorySegment lengths, MemorySegment dy, MemorySegment dx, int blocks);

    /** An example's last position: {@code y[f] = x[length - 1][f]}, laid out as in {@link #meanBeforeEnd}; y is modified. */
    void takeEnd(int positions, int features, MemorySegment lengths, MemorySegment x, MemorySegment y, int blocks);

    /** The gradient of {@link #takeEnd}: dy at the last position, and +0 at the others; dx is modified. */
    void takeEndGradient(
            int positions, int features, MemorySegment lengths, MemorySegment dy, MemorySegment dx, int blocks);

    /**
     * After a step of a recurrence, for examples that end before the step's position: the step leaves the state that it found, and +0 in
     * a result that has all states.
     *
     * @param memory an LSTM's cells, which are left as they were found too; null for a GRU
     */
    void holdState(
            Recurrence r,
            int step,
            MemorySegment lengths,
            @Nullable MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            MemorySegment y,
            int blocks);

    /**
     * Before the gradient of a step, for examples that end before its position: keeps the gradients with respect to the state that the
     * step leaves, as they are to be found before it. To that of the state belongs dy, if the result is what the last step leaves.
     *
     * @param held [blocks][2][r.hidden()][16], modified: those of dState, then those of carry
     */
    void holdGradient(
            Recurrence r,
            int step,
            MemorySegment lengths,
            MemorySegment dy,
            MemorySegment dState,
            MemorySegment carry,
            MemorySegment held,
            int blocks);

    /**
     * After the gradient of a step, for examples that end before its position: it computed nothing, so the gradients of its gates are
     * +0.
     *
     * @param gates          as in {@link RecurrentKernels}, as are the others
     * @param productsByStep of an LSTM, the gates once more
     */
    void clearGates(
            Recurrence r,
            int step,
            MemorySegment lengths,
            MemorySegment gates,
            MemorySegment productsByStep,
            MemorySegment dProducts,
            int blocks);

    /** Gives back what {@link #holdGradient} kept. */
    void releaseGradient(
            Recurrence r,
            int step,
            MemorySegment lengths,
            MemorySegment held,
            MemorySegment dState,
            MemorySegment carry,
            int blocks);
}
