package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Products: convolutions, linear layers and all their gradients. */
public interface ProductKernels {

    /** Columns of a panel of inputs in {@link #outer}. */
    int INPUT_PANEL = 32;

    /** Columns of a panel of output gradients in {@link #outer}. */
    int OUTPUT_PANEL = 12;

    /**
     * The product of {@code p}; see there.
     *
     * @param weights packed in the order of {@link WeightPacking#forward} or {@link WeightPacking#inputGradient}
     * @param bias    [p.allOutputs()], or null for chains that start at +0
     * @param relu    whether max(y, +0) is stored instead of y (NaN stays NaN)
     * @param x       [blocks][p.xCells()][16]
     * @param y       [blocks][p.yCells()][16], modified
     */
    void product(
            Product p,
            Packed weights,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment y,
            int blocks);

    /**
     * The product of {@code p} for one example; the same bits as {@link #product}.
     *
     * @param weights packed by {@link WeightPacking#single}: [cells][taps][16]
     * @param bias    [cells][16], or null
     * @param x       single layout of the (padded) input
     * @param y       [cells][rows][cols][16], modified
     */
    void singleProduct(
            SingleProduct p,
            MemorySegment weights,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment y);

    /**
     * The product of {@code p} for one example that lies in planes, as users hold it; the same bits as {@link #product}. The lanes are
     * columns, so it is for outputs that are too few to be lanes.
     *
     * @param weights packed in the order of {@link WeightPacking#forward}
     * @param bias    [p.allOutputs()], or null
     * @param x       [p.xCells()] numbers: [channels][height][width] of the (padded) input
     * @param y       [p.yCells()] numbers, modified
     */
    void planarProduct(
            Product p, Packed weights, @Nullable MemorySegment bias, boolean relu, MemorySegment x, MemorySegment y);

    /**
     * The gradient of the weights, one sum for each block: {@code out[block][g * outputs + o][t]} is, per lane, the fma chain
     * from +0 over rows and columns, ascending, of {@code dy * x} (at the places that the product reads and writes), then summed
     * over the lanes.
     *
     * @param dy  [blocks][p.yCells()][16]
     * @param x   [blocks][p.xCells()][16]
     * @param out [blocks][stride] of which the first p.weights() elements of each block are modified
     * @param stride elements from one block's sums to the next's
     */
    void weightGradient(Product p, MemorySegment dy, MemorySegment x, MemorySegment out, long stride, int blocks);

    /**
     * The gradient of the bias, one sum for each block: {@code out[block][g * outputs + o]} is, per lane, the sum from +0 over
     * rows and columns, ascending, of dy, then summed over the lanes.
     *
     * @param dy  [blocks][p.yCells()][16]
     * @param out [blocks][stride] of which the first p.allOutputs() elements of each block are modified
     */
    void biasGradient(Product p, MemorySegment dy, MemorySegment out, long stride, int blocks);

    /**
     * The gradient of the weights of a product with one position, over a whole batch: {@code gradient[o][i]} is the fma chain
     * from +0 over the examples, ascending, of {@code dy[o] * x[i]}, for the outputs of one panel.
     *
     * @param inputs   inputs (columns of the gradient)
     * @param outputs  outputs (rows of the gradient)
     * @param dy       [ceil(outputs / 12)][capacity][12], by {@link LayoutKernels#panelsFromCells}
     * @param x        [ceil(inputs / 32)][capacity][32], likewise
     * @param examples examples in the batch, up to capacity
     * @param gradient [outputs][inputs], modified in the rows of the panel
     * @param panel    which rows: 12 * panel up to the next panel or the end
     */
    void outer(
            int inputs,
            int outputs,
            MemorySegment dy,
            MemorySegment x,
            int examples,
            int capacity,
            MemorySegment gradient,
            int panel);
}
