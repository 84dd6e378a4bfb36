package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * The products by register tiles: this interface walks over tiles, {@link ProductTiles} and {@link GradientTiles} (generated)
 * compute them. Vectors narrower than a cell take the tile once for each part of the cell.
 */
interface VectorProductKernels extends ScalarProductKernels {

    /** Accumulators of a tile. 256-bit vectors mostly come with 16 registers, all others with 32. */
    int ACCUMULATORS = LENGTH == 8 ? 12 : 24;

    /** Outputs from which on there are tiles for taps that lie side by side. */
    int STRAIGHT = 8;

    /** Bytes of inputs that shall stay in the second cache. */
    int NEAR = 1 << 18;

    @Override
    default void product(
            Product p,
            Packed weights,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        float[] w = ((PackedFloats) weights).numbers();
        // A tile's columns are output columns, or blocks where there is one position only.
        boolean one = p.isOnePosition();
        int columns = one ? blocks : p.cols();
        long xCol = CELL * (one ? p.xCells() : p.xCol());
        long yCol = CELL * (one ? p.yCells() : p.yCol());
        int most = one ? columns : near(p);
        for (int block = 0; block < (one ? 1 : blocks); block++) {
            for (int group = 0; group < p.groups(); group++) {
                for (int row = 0; row < p.rows(); row++) {
                    long xAt = CELL * ((long) block * p.xCells() + (long) group * p.xGroup() + (long) p.rowStart(row));
                    long yAt = CELL * ((long) block * p.yCells() + p.yFirst() + (long) row * p.yRow());
                    for (int from = 0; from < columns; from += most) {
                        int width = Math.min(most, columns - from);
                        long at = xAt + from * xCol;
                        tiles(p, null, 0, group, w, bias, relu, width, x, at, xCol, y, yAt + from * yCol, yCol);
                    }
                }
            }
        }
    }

    /**
     * Columns of a tile of so many outputs. With 16 registers the JIT's second compiler keeps one accumulator of a tile of 8 x 1 or
     * 6 x 2 in memory, and each step then waits for that one: others are 1.4 and 1.7 times as fast.
     */
    static int mostColumns(int outputs) {
        if (LENGTH == 8 && outputs == 8) {
            return 2;
        }
        if (LENGTH == 8 && outputs == 6) {
            return 1;
        }
        return Math.min(8, ACCUMULATORS / outputs);
    }

    /**
     * All outputs of a group at some columns.
     *
     * @param chosen which taps of each {@code window} count, without a bias; all do if it is null
     */
    static void tiles(
            Product p,
            int @Nullable [] chosen,
            int window,
            int group,
            float[] w,
            @Nullable MemorySegment bias,
            boolean relu,
            int columns,
            MemorySegment x,
            long xAt,
            long xCol,
            MemorySegment y,
            long yAt,
            long yCol) {
        int[] taps = p.taps();
        long yOut = CELL * p.yOut();
        boolean straight = p.pattern().isStraight();
        for (int first = 0, tile; first < p.outputs(); first += tile) {
            tile = WeightPacking.tile(p.outputs() - first);
            int output = group * p.outputs() + first;
            long to = yAt + output * yOut;
            int tiles = tilesFor(columns, mostColumns(tile));
            for (int i = 0; i < tiles; i++) {
                int from = start(i, tiles, columns);
                int width = start(i + 1, tiles, columns) - from;
                for (long lane = 0; lane < CELL; lane += BYTES) {
                    int wAt = output * taps.length;
                    long at = xAt + from * xCol + lane;
                    long out = to + from * yCol + lane;
                    if (chosen != null) {
                        ProductTiles.chosen(tile, width, taps, chosen, window, w, wAt, x, at, xCol, y, out, yOut, yCol);
                    } else if (straight && tile >= STRAIGHT) {
                        ProductTiles.straight(
                                tile, width, taps.length, w, wAt, bias, 4L * output, x, at, xCol, y, out, yOut, yCol);
                    } else {
                        ProductTiles.product(
                                tile, width, taps, CELL, w, wAt, bias, 4L * output, x, at, xCol, y, out, yOut, yCol);
                    }
                }
            }
            if (relu) {
                relu(tile, columns, y, to, yOut, yCol);
            }
        }
    }

    @Override
    default void singleProduct(
            SingleProduct p,
            MemorySegment weights,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment y) {
        int[] taps = p.taps();
        long wOut = CELL * taps.length;
        long xCol = 4L * p.xCol();
        long yOut = CELL * p.rows() * p.cols();
        int cells = p.outputCells();
        for (int row = 0; row < p.rows(); row++) {
            for (int first = 0, tile; first < cells; first += tile) {
                tile = singleTile(cells - first, p.cols());
                int tiles = tilesFor(p.cols(), Math.min(10, (LENGTH == 8 ? 12 : 20) / tile));
                for (int i = 0; i < tiles; i++) {
                    int from = start(i, tiles, p.cols());
                    int width = start(i + 1, tiles, p.cols()) - from;
                    long xAt = 4L * p.rowStart(row) + from * xCol;
                    for (long lane = 0; lane < CELL; lane += BYTES) {
                        long wAt = first * wOut + lane;
                        long biasAt = CELL * first + lane;
                        long yAt = first * yOut + CELL * (row * p.cols() + from) + lane;
                        if (xCol == CELL) {
                            ProductTiles.single(
                                    tile, width, taps, weights, wAt, wOut, bias, biasAt, x, xAt, xCol, y, yAt, yOut,
                                    CELL);
                        } else {
                            ProductTiles.strided(
                                    tile, width, taps, weights, wAt, wOut, bias, biasAt, x, xAt, xCol, y, yAt, yOut,
                                    CELL);
                        }
                    }
                }
                if (relu) {
                    relu(tile, p.cols(), y, first * yOut + CELL * row * p.cols(), yOut, CELL);
                }
            }
        }
    }

    @Override
    default void planarProduct(
            Product p, Packed weights, @Nullable MemorySegment bias, boolean relu, MemorySegment x, MemorySegment y) {
        if (VectorPlanarProduct.serves(p)) {
            VectorPlanarProduct.product(p, ((PackedFloats) weights).numbers(), bias, relu, x, y);
        } else {
            ScalarProductKernels.super.planarProduct(p, weights, bias, relu, x, y);
        }
    }

    @Override
    default void weightGradient(
            Product p, MemorySegment dy, MemorySegment x, MemorySegment out, long stride, int blocks) {
        if (!p.isEven()) {
            VectorVolumes.weightGradient(p, dy, x, out, stride, blocks);
            return;
        }
        if (VectorSlides.serves(p)) {
            VectorSlides.weightGradient(p, dy, x, out, stride, blocks);
            return;
        }
        for (int block = 0; block < blocks; block++) {
            for (int group = 0; group < p.groups(); group++) {
                for (int first = 0, tile; first < p.outputs(); first += tile) {
                    tile = Math.min(LENGTH == 16 ? 4 : 2, Integer.highestOneBit(p.outputs() - first));
                    weightRow(p, dy, x, out, stride, block, group, first, tile);
                }
            }
        }
    }

    private static void weightRow(
            Product p,
            MemorySegment dy,
            MemorySegment x,
            MemorySegment out,
            long stride,
            int block,
            int group,
            int first,
            int tile) {
        int[] taps = p.taps();
        int output = group * p.outputs() + first;
        long dyAt = CELL * ((long) block * p.yCells() + (long) output * p.yOut());
        long dyOut = CELL * p.yOut();
        long dyRow = CELL * p.yRow();
        long dyCol = CELL * p.yCol();
        long xAt = CELL * ((long) block * p.xCells() + (long) group * p.xGroup());
        long xRow = CELL * p.xRow();
        long xCol = CELL * p.xCol();
        long outAt = 4 * (block * stride + (long) output * taps.length);
        long outRow = 4L * taps.length;
        int rows = p.rows();
        int cols = p.cols();
        int width = GradientTiles.weightTaps(tile);
        for (int t = 0; t < taps.length; t += width) {
            // The last tile overlaps the one before; where there are too few taps, it repeats the last.
            int tap = Math.max(0, Math.min(t, taps.length - width));
            GradientTiles.weights(
                    tile, rows, cols, dy, dyAt, dyOut, dyRow, dyCol, x, xAt, xRow, xCol, taps, tap, out, outAt, outRow);
        }
    }

    @Override
    default void biasGradient(Product p, MemorySegment dy, MemorySegment out, long stride, int blocks) {
        long dyOut = CELL * p.yOut();
        long dyRow = CELL * p.yRow();
        long dyCol = CELL * p.yCol();
        for (int block = 0; block < blocks; block++) {
            for (int o = 0; o < p.allOutputs(); o += GradientTiles.BIASES) {
                int last = Math.min(GradientTiles.BIASES, p.allOutputs() - o) - 1;
                long dyAt = CELL * block * p.yCells() + o * dyOut;
                long outAt = 4 * (block * stride + o);
                GradientTiles.biases(p.rows(), p.cols(), dy, dyAt, dyOut, dyRow, dyCol, out, outAt, last);
            }
        }
    }

    @Override
    default void outer(
            int inputs,
            int outputs,
            MemorySegment dy,
            MemorySegment x,
            int examples,
            int capacity,
            MemorySegment gradient,
            int panel) {
        int rows = Math.min(OUTPUT_PANEL, outputs - panel * OUTPUT_PANEL);
        long dyAt = 4L * panel * capacity * OUTPUT_PANEL;
        int width = ACCUMULATORS == 2 * OUTPUT_PANEL ? 2 * LENGTH : LENGTH;
        int full = inputs / width * width;
        int whole = inputs / LENGTH * LENGTH;
        if (whole < inputs) {
            // A whole vector for the last columns too: what a row's tile writes past its end is the beginning of rows
            // that are written after it. Only the last rows must end where they end.
            int past = LENGTH - (inputs - whole);
            int tiled = Math.max(0, rows - (past + inputs - 1) / inputs);
            outerTile(inputs, dy, dyAt, x, examples, capacity, gradient, panel, whole, LENGTH, tiled);
            outerEnd(inputs, dy, dyAt / 4, x, examples, capacity, gradient, panel, whole, tiled, rows);
        }
        if (full < whole) {
            outerTile(inputs, dy, dyAt, x, examples, capacity, gradient, panel, full, LENGTH, rows);
        }
        for (int i = 0; i < full; i += width) {
            outerTile(inputs, dy, dyAt, x, examples, capacity, gradient, panel, i, width, rows);
        }
    }

    private static void outerTile(
            int inputs,
            MemorySegment dy,
            long dyAt,
            MemorySegment x,
            int examples,
            int capacity,
            MemorySegment gradient,
            int panel,
            int i,
            int width,
            int rows) {
        long xAt = 4L * (i / INPUT_PANEL) * capacity * INPUT_PANEL + 4L * (i % INPUT_PANEL);
        long at = 4L * ((long) panel * OUTPUT_PANEL * inputs + i);
        if (width == 2 * LENGTH) {
            ProductTiles.outer2(examples, dy, dyAt, x, xAt, gradient, at, 4L * inputs, rows);
        } else {
            ProductTiles.outer1(examples, dy, dyAt, x, xAt, gradient, at, 4L * inputs, rows);
        }
    }

    /** The last columns of the last rows, one number at a time. */
    private static void outerEnd(
            int inputs,
            MemorySegment dy,
            long dyAt,
            MemorySegment x,
            int examples,
            int capacity,
            MemorySegment gradient,
            int panel,
            int firstColumn,
            int firstRow,
            int rows) {
        for (int r = firstRow; r < rows; r++) {
            for (int i = firstColumn; i < inputs; i++) {
                long xAt = (long) (i / INPUT_PANEL) * capacity * INPUT_PANEL + i % INPUT_PANEL;
                float sum = 0f;
                for (long e = 0; e < examples; e++) {
                    sum = Math.fma(
                            Cells.get(dy, dyAt + e * OUTPUT_PANEL + r), Cells.get(x, xAt + e * INPUT_PANEL), sum);
                }
                Cells.set(gradient, ((long) panel * OUTPUT_PANEL + r) * inputs + i, sum);
            }
        }
    }

    /** max(y, +0), NaN stays NaN, while what the tiles stored is in the nearest cache: in them it would cost the JIT too much. */
    private static void relu(int outputs, int columns, MemorySegment y, long at, long yOut, long yCol) {
        for (int o = 0; o < outputs; o++) {
            long from = at + o * yOut;
            if (yCol == CELL) {
                relu(y, from, from + columns * CELL);
                continue;
            }
            for (int c = 0; c < columns; c++) {
                relu(y, from + c * yCol, from + c * yCol + CELL);
            }
        }
    }

    /** Best for many cells at once: in a loop of its own, each took six cycles. */
    private static void relu(MemorySegment y, long from, long to) {
        for (long i = from; i < to; i += BYTES) {
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, y, i, ORDER);
            v.blend(0f, v.compare(VectorOperators.LE, 0f)).intoMemorySegment(y, i, ORDER);
        }
    }

    /**
     * Columns whose inputs stay in the second cache while all outputs pass: of a linear layer, whose columns share no taps. A convolution's
     * do, and none is read where a stride leaves no taps.
     */
    static int near(Product p) {
        int taps = p.taps().length;
        return p.rows() == 1 && taps > 0 ? Math.max(6, NEAR / (int) (CELL * taps)) : p.cols();
    }

    /** How many tiles of about the same size cover n. */
    static int tilesFor(int n, int largest) {
        return (n + largest - 1) / largest;
    }

    /** Where tile i of {@code tiles} begins among n. */
    static int start(int i, int tiles, int n) {
        return i * n / tiles;
    }

    private static int singleTile(int cells, int cols) {
        int most = cols == 1 ? 8 : cols < 10 ? 4 : 2;
        return Math.min(most, Integer.highestOneBit(cells));
    }
}
