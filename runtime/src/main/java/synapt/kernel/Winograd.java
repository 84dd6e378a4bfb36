package synapt.kernel;

import java.util.Arrays;

/**
 * The geometry of a convolution of 3 x 3 with stride 1 and padding 1 as Winograd's F(2 x 2, 3 x 3) or F(4 x 4, 3 x 3) (Lavin and Gray,
 * "Fast algorithms for convolutional neural networks", 2016): the planes are cut into tiles of 2 x 2 results, each made from 4 x 4 of
 * the input with 16 products instead of 36, or of 4 x 4 results, each from 6 x 6 of the input with 36 products instead of 144. With the
 * points i, j from 0 to {@code side - 1},
 *
 * <pre>
 * v = B' d B    d: side x side of the input, zero outside of it
 * u = G g G'    g: 3 x 3 of the weight
 * m = sum over channels of u * v, at each point
 * y = A' m A    tile x tile of the result
 *
 * tiles of 2    B' = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 -1 0 1];  G = [1 0 0; .5 .5 .5; .5 -.5 .5; 0 0 1];  A' = [1 1 1 0; 0 1 -1 1]
 * tiles of 4    the rows of B', and G, and the columns of A' are those of 0, p, -p, q, -q and infinity, p = 5/8 and q = 3/2:
 *               B' = [p2 q2 0 -(p2 + q2) 0 1 0; 0 -p q2 -q2 p 1 0; 0 p q2 -q2 -p 1 0; 0 -p2 q -p2 q 1 0; 0 p2 q -p2 -q 1 0;
 *                     0 p2 q2 0 -(p2 + q2) 0 1]
 *               G  = [1/(p2 q2) 0 0; [1 p p2] / a; [1 -p p2] / a; [1 q q2] / b; [1 -q q2] / b; 0 0 1]
 *                    a = 2 p2 (p2 - q2), b = 2 q2 (q2 - p2), where p2 = p * p and q2 = q * q
 *               A' = [1 1 1 1 1 0; 0 p -p q -q 0; 0 p2 p2 q2 q2 0; 0 p3 -p3 q3 -q3 1]
 * </pre>
 *
 * <p>With tiles of 2, B, G and A only add and halve, so that the result is about as exact as the plain chain. With tiles of 4 its error
 * is two to three times the chain's; with the points 1 and 2, as in the paper, it would be four to six times. The gradient of the
 * input is such a convolution too, of the turned weights; that of the weight is the transpose of all of this,
 * {@code G' (sum of v * (A dy A')) G}.
 *
 * <p>The tiles are taken through all steps a strip at a time, which keeps what the steps leave in the nearest caches.
 * The weight's gradient goes over parts of some whole tile rows, and one row of points at a time.
 */
public final class Winograd {

    /** Places of the kernel. */
    static final int PLACES = 9;

    /** Results of a tile in each direction, 2 or 4. */
    final int tile;

    /** Points of a tile in each direction. */
    final int side;

    final int points;
    final int channels;
    final int outputs;
    final int height;
    final int width;

    /** Tiles of a strip. */
    final int span;

    /** Tile columns of a strip. */
    final int spanCols;

    /** Tile rows of a strip. */
    final int spanRows;

    /** Tile rows of a part. */
    final int rows;

    /** For each channel where a point of a strip's first tile lies, in cells. */
    final int[] taps;

    /** The weight's gradient at a row of points, from those of a part; its blocks are the points. */
    final Product gradient;

    /** For each channel where one example's points lie, in numbers: a part's tiles are beside each other, then comes the next cell. */
    final int[] singleTaps;

    /**
     * @param tile     results of a tile in each direction, 2 or 4
     * @param channels input channels
     * @param outputs  output channels
     * @param height   rows of a plane, a multiple of the tile
     * @param width    columns of a plane, a multiple of the tile
     * @param span     tiles of a strip: divides a tile row, or is some whole tile rows that divide all of them
     * @param rows     tile rows of a part; divides all of them
     * @throws IllegalArgumentException if they don't fit each other
     */
    public Winograd(int tile, int channels, int outputs, int height, int width, int span, int rows) {
        if ((tile != 2 && tile != 4)
                || channels < 1
                || outputs < 1
                || span < 1
                || rows < 1
                || height % (tile * rows) != 0
                || width % tile != 0
                || !fits(span, height / tile, width / tile)) {
            throw new IllegalArgumentException(
                    "tiles of " + tile + "x" + tile + " of " + channels + " to " + outputs + " planes of " + height
                            + "x" + width + " can't be taken as strips of " + span + " and parts of " + rows + " rows");
        }
        this.tile = tile;
        this.side = tile + 2;
        this.points = side * side;
        this.channels = channels;
        this.outputs = outputs;
        this.height = height;
        this.width = width;
        this.span = span;
        this.spanCols = Math.min(span, tileCols());
        this.spanRows = span / spanCols;
        this.rows = rows;
        this.taps = taps(channels, span);
        int part = partTiles();
        this.gradient = new Product(
                1,
                outputs,
                taps(channels, part),
                1,
                part,
                step(channels, part),
                0,
                0,
                1,
                step(outputs, part),
                part,
                0,
                1);
        this.singleTaps = new int[channels];
        Arrays.setAll(singleTaps, c -> (c / Kernels.LANES * part * Kernels.LANES) + c % Kernels.LANES);
    }

    /**
     * Cells from a point of some planes' tiles to the next point. Odd, since what lies a multiple of a large power of two apart has
     * the same few places in a cache.
     */
    static int step(int planes, int tiles) {
        return planes * tiles | 1;
    }

    private static boolean fits(int span, int tileRows, int tileCols) {
        return span < tileCols ? tileCols % span == 0 : span % tileCols == 0 && tileRows % (span / tileCols) == 0;
    }

    private static int[] taps(int channels, int tiles) {
        int[] taps = new int[channels];
        Arrays.setAll(taps, c -> c * tiles);
        return taps;
    }

    int tileRows() {
        return height / tile;
    }

    int tileCols() {
        return width / tile;
    }

    /** The cell of a tile's first result, or of what lies there in the input. */
    long tileAt(long plane, int row, int col) {
        return (plane * height + tile * row) * width + tile * col;
    }

    int partTiles() {
        return rows * tileCols();
    }

    int channelCells() {
        return (channels + Kernels.LANES - 1) / Kernels.LANES;
    }

    int outputCells() {
        return (outputs + Kernels.LANES - 1) / Kernels.LANES;
    }

    int filters() {
        return outputs * channels;
    }
}
