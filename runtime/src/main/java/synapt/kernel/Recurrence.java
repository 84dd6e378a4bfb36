package synapt.kernel;

import java.util.Arrays;

/**
 * One layer of a recurrent network in one direction: where its steps read and write. Of an example it keeps
 *
 * <ul>
 *   <li>{@code gates} [steps][gates * hidden], by position;
 *   <li>{@code states} [steps + 1][hidden], what each step left, with the initial state before the first: forward in row 0 and
 *       position t in row t + 1, in reverse in the last row and position t in row t;
 *   <li>{@code memory}, in the same rows: an LSTM's cells, a GRU's products for its candidate.
 * </ul>
 *
 * @param cell    what a step computes
 * @param steps   positions of the sequence
 * @param hidden  units
 * @param reverse whether the last position comes first
 * @param last    whether the result is what the last step leaves; else what each step leaves
 * @param outputs features of one row of the result, of all directions
 * @param offset  the first of them that is this direction's; negative if it leaves nothing there
 */
public record Recurrence(Cell cell, int steps, int hidden, boolean reverse, boolean last, int outputs, int offset) {

    /** What a step computes. */
    public enum Cell {
        /** Long short-term memory (Hochreiter and Schmidhuber 1997), gates in PyTorch's order: input, forget, candidate, output. */
        LSTM(4),
        /** Gated recurrent unit (Cho et al. 2014), gates in PyTorch's order: reset, update, candidate. */
        GRU(3);

        private final int gates;

        Cell(int gates) {
            this.gates = gates;
        }
    }

    /** The same, where the result leaves all steps out. */
    public Recurrence apart() {
        return new Recurrence(cell, steps, hidden, reverse, true, outputs, -1);
    }

    /** Gates of all units. */
    public int gates() {
        return cell.gates * hidden;
    }

    /** Cells of the result. */
    public int outputCells() {
        return (last ? 1 : steps) * outputs;
    }

    /** The position that a step is for. */
    int position(int step) {
        return reverse ? steps - 1 - step : step;
    }

    /** The row of the state that a step leaves. */
    int row(int step) {
        return position(step) + (reverse ? 0 : 1);
    }

    /** The row of the state that a step finds. */
    int before(int step) {
        return position(step) + (reverse ? 1 : 0);
    }

    /** The cell of the result where a step's first unit goes; negative if the result leaves it out. */
    int output(int step) {
        if (!last) {
            return position(step) * outputs + offset;
        }
        return step == steps - 1 ? offset : -1;
    }

    /** Whether a step's state is a part of the result. */
    boolean leaves(int step) {
        return output(step) >= 0;
    }

    // Cells of whole batches.

    /** The first of a block's gates at a step. */
    long gates(int block, int step) {
        return ((long) block * steps + position(step)) * gates();
    }

    /** The first cell of the row that a step leaves. */
    long row(int block, int step) {
        return ((long) block * (steps + 1) + row(step)) * hidden;
    }

    /** The first cell of the row that a step finds. */
    long before(int block, int step) {
        return ((long) block * (steps + 1) + before(step)) * hidden;
    }

    /** Where a step's first unit goes in the result; without meaning where it leaves nothing there. */
    long output(int block, int step) {
        return (long) block * outputCells() + output(step);
    }

    /** From the state that each step finds to its gates, for the gradient of the weights in between. */
    public Product states() {
        int[] taps = new int[hidden];
        Arrays.setAll(taps, i -> reverse ? hidden + i : i);
        return new Product(
                1, gates(), taps, 1, steps, (steps + 1) * hidden, 0, 0, hidden, steps * gates(), 1, 0, gates());
    }
}
