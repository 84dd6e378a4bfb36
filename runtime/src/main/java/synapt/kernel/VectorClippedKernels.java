package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;

import java.lang.foreign.MemorySegment;

/** Products over planes without a border, by the register tiles of {@link ProductTiles}. */
interface VectorClippedKernels extends ScalarClippedKernels {

    /** Columns from which on a row of a region makes good tiles, however many rows there are. */
    int ENOUGH = 4;

    @Override
    default void clippedProduct(ClippedProduct p, Packed weights, MemorySegment x, MemorySegment y, int blocks) {
        float[] w = ((PackedFloats) weights).numbers();
        for (int block = 0; block < blocks; block++) {
            for (int group = 0; group < p.product().groups(); group++) {
                for (ClippedProduct.Region region : p.regions()) {
                    region(p, region, w, x, y, block, group);
                }
            }
        }
    }

    /** A tile's columns are the region's; or its rows, of a region at the left or right. */
    private static void region(
            ClippedProduct clipped,
            ClippedProduct.Region r,
            float[] w,
            MemorySegment x,
            MemorySegment y,
            int block,
            int group) {
        Product p = clipped.product();
        boolean down = r.cols() < Math.min(ENOUGH, r.rows());
        long xAt = (long) block * p.xCells()
                + (long) group * p.xGroup()
                + (long) r.row() * p.xRow()
                + (long) r.col() * p.xCol();
        long yAt = (long) block * p.yCells() + p.yFirst() + (long) r.row() * p.yRow() + (long) r.col() * p.yCol();
        int lines = down ? r.cols() : r.rows();
        int columns = down ? r.rows() : r.cols();
        long xLine = CELL * (down ? p.xCol() : p.xRow());
        long yLine = CELL * (down ? p.yCol() : p.yRow());
        long xCol = CELL * (down ? p.xRow() : p.xCol());
        long yCol = CELL * (down ? p.yRow() : p.yCol());
        int most = p.rows() == 1 ? VectorProductKernels.near(p) : columns;
        for (int line = 0; line < lines; line++) {
            for (int first = 0; first < columns; first += most) {
                int width = Math.min(most, columns - first);
                long from = CELL * xAt + line * xLine + first * xCol;
                long to = CELL * yAt + line * yLine + first * yCol;
                VectorProductKernels.tiles(
                        p, r.taps(), clipped.window(), group, w, null, false, width, x, from, xCol, y, to, yCol);
            }
        }
    }
}
