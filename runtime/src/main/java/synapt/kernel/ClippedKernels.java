package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Products over planes without a border: the gradients of convolutions' inputs. */
public interface ClippedKernels {

    /**
     * As {@link ProductKernels#product}, with chains from +0 over the taps alone that lie inside.
     *
     * @param weights packed in the order of the product with all taps
     * @param x       [blocks][xCells][16] of the product
     * @param y       [blocks][yCells][16] of the product, modified
     */
    void clippedProduct(ClippedProduct p, Packed weights, MemorySegment x, MemorySegment y, int blocks);
}
