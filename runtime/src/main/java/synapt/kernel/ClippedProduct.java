package synapt.kernel;

import java.util.List;

/**
 * A product over planes that have no border: what of a window lies outside of them is left out.
 *
 * @param product the product, whose taps may lie outside of x
 * @param window  taps of one channel of x; those of the next channel follow, at the same places
 * @param regions rectangles that cover its positions, each position once
 */
public record ClippedProduct(Product product, int window, List<Region> regions) {

    public ClippedProduct {
        regions = List.copyOf(regions);
    }

    /**
     * Positions at which the same taps lie inside.
     *
     * @param row  the first row
     * @param rows rows, at least 1
     * @param col  the first column
     * @param cols columns, at least 1
     * @param taps which of a window's taps lie inside, by their order, ascending
     */
    public record Region(int row, int rows, int col, int cols, int[] taps) {

        public Region {
            taps = taps.clone();
        }
    }
}
