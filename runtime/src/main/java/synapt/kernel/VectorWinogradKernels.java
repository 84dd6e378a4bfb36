package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.LENGTH;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Winograd's convolutions: the way through rows of tiles, which {@link VectorWinograd} transforms. */
interface VectorWinogradKernels extends ScalarWinogradKernels {

    /** Tiles whose transforms stay in the nearest cache. */
    int NEAR_TILES = 16;

    @Override
    default void winogradPoints(Winograd g, Packed points) {
        VectorWinograd transforms = VectorWinograd.of(g);
        float[] packed = ((PackedFloats) points).numbers();
        int whole = g.filters() / LENGTH * LENGTH;
        for (int f = 0; f < whole; f += LENGTH) {
            transforms.points(packed, f, g.filters());
        }
        if (whole < g.filters()) {
            winogradPointsFrom(whole, g, points);
        }
    }

    @Override
    default void winogradInput(
            Winograd g,
            int planes,
            int block,
            int row,
            int rows,
            int col,
            int cols,
            int i,
            int end,
            MemorySegment x,
            MemorySegment v) {
        VectorWinograd transforms = VectorWinograd.of(g);
        long n = (long) rows * cols;
        long step = CELL * Winograd.step(planes, rows * cols);
        int some = Math.max(1, NEAR_TILES / cols);
        for (int plane = 0; plane < planes; plane += some) {
            int near = Math.min(some, planes - plane);
            for (int r = 0; r < rows; r++) {
                long cell = g.tileAt((long) block * planes + plane, row + r, col);
                for (int k = i; k < end; k++) {
                    long to = (k - i) * g.side * step + CELL * (plane * n + r * cols);
                    for (long lane = 0; lane < CELL; lane += BYTES) {
                        transforms.input(
                                g, row + r, k, x, CELL * cell + lane, near, col, cols, v, to + lane, step, CELL * n);
                    }
                }
            }
        }
    }

    @Override
    default void winogradGradient(Winograd g, int block, int row, int i, MemorySegment dy, MemorySegment d) {
        VectorWinograd transforms = VectorWinograd.of(g);
        long n = g.partTiles();
        long step = CELL * Winograd.step(g.outputs, g.partTiles());
        int cols = g.tileCols();
        for (int o = 0; o < g.outputs; o++) {
            for (int r = 0; r < g.rows; r++) {
                long cell = g.tileAt((long) block * g.outputs + o, row + r, 0);
                for (long lane = 0; lane < CELL; lane += BYTES) {
                    long at = CELL * cell + lane;
                    long to = CELL * (o * n + r * cols) + lane;
                    transforms.gradient(g, i, dy, at, d, to, step);
                }
            }
        }
    }

    @Override
    default void winogradOutput(
            Winograd g,
            int planes,
            int block,
            int row,
            int rows,
            int col,
            int cols,
            MemorySegment m,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment y) {
        VectorWinograd transforms = VectorWinograd.of(g);
        int n = rows * cols;
        long step = CELL * Winograd.step(planes, n);
        // What is not above NaN is kept, and -0 more is nothing more.
        float floor = relu ? 0f : Float.NaN;
        int some = Math.max(1, NEAR_TILES / n);
        for (int plane = 0; plane < planes; plane += some) {
            int near = Math.min(some, planes - plane);
            for (long lane = 0; lane < CELL; lane += BYTES) {
                long from = CELL * plane * n + lane;
                transforms.columns(near * n, m, from, step);
                for (int p = plane; p < plane + near; p++) {
                    float start = bias == null ? -0f : Cells.get(bias, p);
                    for (int r = 0; r < rows; r++) {
                        long at = CELL * (p * n + r * cols) + lane;
                        long to = CELL * g.tileAt((long) block * planes + p, row + r, col) + lane;
                        transforms.results(cols, m, at, step, start, floor, y, to, CELL * g.width);
                    }
                }
            }
        }
    }

    @Override
    default void winogradSum(boolean first, MemorySegment sums, long to, long n) {
        long vectors = n / LENGTH * LENGTH;
        if (first) {
            MemorySegment.copy(sums, 0, sums, to << 2, n << 2);
        } else {
            VectorWinogradSums.add(sums, to << 2, vectors << 2);
            for (long k = vectors; k < n; k++) {
                Cells.set(sums, to + k, Cells.get(sums, to + k) + Cells.get(sums, k));
            }
        }
    }

    @Override
    default void winogradFilters(Winograd g, MemorySegment sums, long from, MemorySegment out, long at) {
        VectorWinograd transforms = VectorWinograd.of(g);
        int whole = g.filters() / LENGTH * LENGTH;
        long places = from + (long) g.points * g.filters();
        for (int f = 0; f < whole; f += LENGTH) {
            transforms.filters(sums, (from + f) << 2, 4L * g.filters(), places << 2);
            VectorWinogradSums.interleave(sums, places, out, at + (long) f * Winograd.PLACES);
        }
        if (whole < g.filters()) {
            winogradFiltersFrom(whole, g, sums, from, out, at);
        }
    }

    @Override
    default void winogradProduct(Winograd g, Packed points, MemorySegment v, MemorySegment m) {
        float[] w = ((PackedFloats) points).numbers();
        long mOut = CELL * g.span;
        for (int p = 0; p < g.points; p++) {
            long vAt = CELL * p * Winograd.step(g.channels, g.span);
            long mAt = CELL * p * Winograd.step(g.outputs, g.span);
            for (int first = 0, tile; first < g.outputs; first += tile) {
                tile = WeightPacking.tile(g.outputs - first);
                int wAt = (p * g.outputs + first) * g.channels;
                int tiles = VectorProductKernels.tilesFor(g.span, VectorProductKernels.mostColumns(tile));
                for (int i = 0; i < tiles; i++) {
                    int from = VectorProductKernels.start(i, tiles, g.span);
                    int width = VectorProductKernels.start(i + 1, tiles, g.span) - from;
                    for (long lane = 0; lane < CELL; lane += BYTES) {
                        long at = CELL * from + lane;
                        ProductTiles.product(
                                tile,
                                width,
                                g.taps,
                                CELL,
                                w,
                                wAt,
                                null,
                                0,
                                v,
                                vAt + at,
                                CELL,
                                m,
                                mAt + first * mOut + at,
                                mOut,
                                CELL);
                    }
                }
            }
        }
    }

    @Override
    default void winogradSingleProduct(Winograd g, MemorySegment u, MemorySegment v, MemorySegment m, int n) {
        int cells = g.outputCells();
        long wOut = CELL * g.channels;
        for (int p = 0; p < g.points; p++) {
            long vAt = CELL * p * Winograd.step(g.channelCells(), n);
            for (int first = 0, tile; first < cells; first += tile) {
                tile = Math.min(2, cells - first);
                for (int i = 0, width; i < n; i += width) {
                    width = Math.min(10, n - i);
                    for (long lane = 0; lane < CELL; lane += BYTES) {
                        long wAt = ((long) p * cells + first) * wOut + lane;
                        long mAt = CELL * ((long) p * Winograd.step(cells, n) + first * n + i) + lane;
                        ProductTiles.single(
                                tile,
                                width,
                                g.singleTaps,
                                u,
                                wAt,
                                wOut,
                                null,
                                0,
                                v,
                                vAt + CELL * i,
                                CELL,
                                m,
                                mAt,
                                CELL * n,
                                CELL);
                    }
                }
            }
        }
    }
}
