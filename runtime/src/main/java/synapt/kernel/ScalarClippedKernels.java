package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Products over planes without a border, one number at a time. */
interface ScalarClippedKernels extends ClippedKernels {

    @Override
    default void clippedProduct(ClippedProduct p, Packed weights, MemorySegment x, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (ClippedProduct.Region region : p.regions()) {
                for (int row = region.row(); row < region.row() + region.rows(); row++) {
                    for (int col = region.col(); col < region.col() + region.cols(); col++) {
                        position(p, region.taps(), weights, x, y, block, row, col);
                    }
                }
            }
        }
    }

    private static void position(
            ClippedProduct clipped,
            int[] inside,
            Packed weights,
            MemorySegment x,
            MemorySegment y,
            int block,
            int row,
            int col) {
        Product p = clipped.product();
        float[] numbers = ((PackedFloats) weights).numbers();
        int[] taps = p.taps();
        for (int o = 0; o < p.allOutputs(); o++) {
            int group = o / p.outputs();
            int first = WeightPacking.tileStart(p.outputs(), o % p.outputs());
            int tile = WeightPacking.tile(p.outputs() - first);
            int w = (group * p.outputs() + first) * taps.length + o % p.outputs() - first;
            long from = (long) block * p.xCells() + group * p.xGroup() + p.rowStart(row) + col * p.xCol();
            long to = (long) block * p.yCells() + p.yFirst() + (long) o * p.yOut() + row * p.yRow() + col * p.yCol();
            for (int l = 0; l < Kernels.LANES; l++) {
                float sum = 0f;
                for (int window = 0; window < taps.length; window += clipped.window()) {
                    for (int i : inside) {
                        int t = window + i;
                        sum = Math.fma(numbers[w + t * tile], Cells.get(x, (from + taps[t]) * Kernels.LANES + l), sum);
                    }
                }
                Cells.set(y, to * Kernels.LANES + l, sum);
            }
        }
    }
}
