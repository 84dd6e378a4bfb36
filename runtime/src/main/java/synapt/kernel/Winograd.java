package synapt.kernel;

import java.util.Arrays;

/**
 * The geometry of a convolution of 3 x 3 with stride 1 and padding 1 as Winograd's F(2 x 2, 3 x 3) (Lavin and Gray, "Fast algorithms
 * for convolutional neural networks", 2016): the planes are cut into tiles of 2 x 2 results, each made from 4 x 4 of the input with 16
 * products instead of 36. With the points i, j from 0 to 3,
 *
 * <pre>
 * v = B' d B    d: 4 x 4 of the input, zero outside of it;  B' = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 -1 0 1]
 * u = G g G'    g: 3 x 3 of the weight;                     G  = [1 0 0; .5 .5 .5; .5 -.5 .5; 0 0 1]
 * m = sum over channels of u * v, at each point
 * y = A' m A    2 x 2 of the result;                        A' = [1 1 1 0; 0 1 -1 1]
 * </pre>
 *
 * <p>B, G and A only add and halve, so that the result is about as exact as the plain chain. The gradient of the input is such a
 * convolution too, of the turned weights; that of the weight is the transpose of all of this, {@code G' (sum of v * (A dy A')) G}.
 *
 * <p>The tiles of a tile row are taken through all steps a strip at a time, which keeps what the steps leave in the nearest caches.
 * The weight's gradient goes over parts of some whole tile rows, and one row of points at a time.
 */
public final class Winograd {

    /** Points in each direction. */
    static final int SIDE = 4;

    static final int POINTS = SIDE * SIDE;

    /** Places of the kernel. */
    static final int PLACES = 9;

    final int channels;
    final int outputs;
    final int height;
    final int width;

    /** Tiles of a strip. */
    final int span;

    /** Tile rows of a part. */
    final int rows;

    /** From the points of a strip's input to those of its result. */
    final Product product;

    /** The weight's gradient at a row of points, from those of a part; its blocks are the points. */
    final Product gradient;

    /** For each channel where one example's points lie, in numbers: a part's tiles are beside each other, then comes the next cell. */
    final int[] singleTaps;

    /**
     * @param channels input channels
     * @param outputs  output channels
     * @param height   rows of a plane, even
     * @param width    columns of a plane, even
     * @param span     tiles of a strip; divides half of the width
     * @param rows     tile rows of a part; divides half of the height
     * @throws IllegalArgumentException if they don't fit each other
     */
    public Winograd(int channels, int outputs, int height, int width, int span, int rows) {
        if (channels < 1
                || outputs < 1
                || span < 1
                || rows < 1
                || height % (2 * rows) != 0
                || width % (2 * span) != 0) {
            throw new IllegalArgumentException("tiles of 2x2 of " + channels + " to " + outputs + " planes of " + height
                    + "x" + width + " can't be taken as strips of " + span + " and parts of " + rows + " rows");
        }
        this.channels = channels;
        this.outputs = outputs;
        this.height = height;
        this.width = width;
        this.span = span;
        this.rows = rows;
        this.product = new Product(
                POINTS,
                outputs,
                taps(channels, span),
                1,
                span,
                POINTS * channels * span,
                channels * span,
                0,
                1,
                POINTS * outputs * span,
                span,
                0,
                1);
        int part = partTiles();
        this.gradient = new Product(
                1, outputs, taps(channels, part), 1, part, channels * part, 0, 0, 1, outputs * part, part, 0, 1);
        this.singleTaps = new int[channels];
        Arrays.setAll(singleTaps, c -> (c / Kernels.LANES * part * Kernels.LANES) + c % Kernels.LANES);
    }

    private static int[] taps(int channels, int tiles) {
        int[] taps = new int[channels];
        Arrays.setAll(taps, c -> c * tiles);
        return taps;
    }

    int tileRows() {
        return height / 2;
    }

    int tileCols() {
        return width / 2;
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
