package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** The gradient of the weights of linear layers that are applied at many positions. */
public interface LinearGradientKernels {

    /** Positions that a kernel works on at a time. */
    int CHUNK = 16;

    /** Inputs that a kernel works on at a time. */
    int GROUP = 512;

    /** Elements of the room that {@link #linearGradient} needs. */
    static long room(int inputs, int outputs) {
        int columns = columns(inputs);
        return (long) columns * rows(outputs)
                + (Math.min(columns, GROUP) + Kernels.LANES) * (long) CHUNK * Kernels.LANES;
    }

    /** Outputs, rounded up to what the tallest tile takes. */
    static int rows(int outputs) {
        return (outputs + 7) / 8 * 8;
    }

    /** Inputs, rounded up to what the widest tile takes. */
    static int columns(int inputs) {
        return (inputs + 31) / 32 * 32;
    }

    /**
     * The gradient of the weights, one sum for each block: {@code out[block][g * outputs + o][i]} is the fma chain from +0 over the
     * positions, ascending, and at each over the lanes, ascending, of {@code dy[o] * x[i]} of the group.
     *
     * @param p      by {@link Product#linear(int, int, int)} or {@link Product#threeParts}
     * @param dy     [blocks][positions][p.allOutputs()][16]
     * @param x      [blocks][p.xCells()][16]
     * @param room   {@link #room} elements for the inputs and outputs of a group, modified
     * @param out    [blocks][stride] of which the first p.weights() elements of each block are modified
     * @param stride elements from one block's sums to the next's
     */
    void linearGradient(
            Product p,
            MemorySegment dy,
            MemorySegment x,
            MemorySegment room,
            MemorySegment out,
            long stride,
            int blocks);
}
