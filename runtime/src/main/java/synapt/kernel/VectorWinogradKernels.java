package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.Winograd.POINTS;
import static synapt.kernel.Winograd.SIDE;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Winograd's convolutions: finds the rows that a transform reads and writes, {@link VectorWinograd} takes them along. */
interface VectorWinogradKernels extends ScalarWinogradKernels {

    @Override
    default void winogradInput(
            Winograd g,
            int planes,
            int block,
            int row,
            int first,
            int tiles,
            int i,
            MemorySegment x,
            MemorySegment v,
            int to,
            int n) {
        // Each row of B' joins two rows of the input. The one above the input or below it is zero.
        int a = 2 * row + (i == 0 ? -1 : i == 1 ? 0 : i == 2 ? 1 : 2);
        int b = 2 * row + (i < 2 ? 1 : 0);
        boolean alone = a < 0 || a == g.height;
        boolean left = first == 0;
        boolean right = first + tiles == g.tileCols();
        float sign = i == 1 ? 1f : -1f;
        long step = CELL * planes * n;
        for (int plane = 0; plane < planes; plane++) {
            long at = ((long) block * planes + plane) * g.height * g.width + 2 * first;
            for (long lane = 0; lane < CELL; lane += BYTES) {
                long bAt = CELL * (at + (long) b * g.width) + lane;
                long vAt = CELL * (to + (long) plane * n) + lane;
                if (alone) {
                    VectorWinograd.inputOfOne(x, bAt, left, right, tiles, v, vAt, step);
                } else {
                    long aAt = CELL * (at + (long) a * g.width) + lane;
                    VectorWinograd.inputOfTwo(x, aAt, bAt, sign, left, right, tiles, v, vAt, step);
                }
            }
        }
    }

    @Override
    default void winogradGradient(
            Winograd g, int block, int row, int i, MemorySegment dy, MemorySegment d, int to, int n) {
        long step = CELL * g.outputs * n;
        for (int o = 0; o < g.outputs; o++) {
            long at = CELL * ((((long) block * g.outputs + o) * g.height + 2 * row) * g.width);
            for (long lane = 0; lane < CELL; lane += BYTES) {
                long from = at + lane;
                long next = from + CELL * g.width;
                long dAt = CELL * (to + (long) o * n) + lane;
                if (i == 0 || i == SIDE - 1) {
                    VectorWinograd.gradientOfOne(dy, i == 0 ? from : next, g.tileCols(), d, dAt, step);
                } else {
                    VectorWinograd.gradientOfTwo(dy, from, next, i == 1 ? 1f : -1f, g.tileCols(), d, dAt, step);
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
            int first,
            int tiles,
            MemorySegment m,
            int from,
            int n,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment y) {
        long step = CELL * planes * n;
        // What is not above NaN is kept, and -0 more is nothing more.
        float floor = relu ? 0f : Float.NaN;
        for (int plane = 0; plane < planes; plane++) {
            float start = bias == null ? -0f : Cells.get(bias, plane);
            long at = (((long) block * planes + plane) * g.height + 2 * row) * g.width + 2 * first;
            for (long lane = 0; lane < CELL; lane += BYTES) {
                long mAt = CELL * (from + (long) plane * n) + lane;
                VectorWinograd.output(tiles, m, mAt, step, start, floor, y, CELL * at + lane, CELL * g.width);
            }
        }
    }

    @Override
    default void winogradSum(boolean first, MemorySegment sums, long to, long n) {
        long vectors = n / LENGTH * LENGTH;
        if (first) {
            MemorySegment.copy(sums, 0, sums, to << 2, n << 2);
        } else {
            VectorWinograd.add(sums, to << 2, vectors << 2);
            for (long k = vectors; k < n; k++) {
                Cells.set(sums, to + k, Cells.get(sums, to + k) + Cells.get(sums, k));
            }
        }
    }

    @Override
    default void winogradFilters(Winograd g, MemorySegment sums, long from, MemorySegment out, long at) {
        int whole = g.filters() / LENGTH * LENGTH;
        long places = from + (long) POINTS * g.filters();
        for (int f = 0; f < whole; f += LENGTH) {
            VectorWinograd.filters(sums, (from + f) << 2, 4L * g.filters(), places << 2);
            VectorWinograd.interleave(sums, places, out, at + (long) f * Winograd.PLACES);
        }
        winogradFiltersFrom(whole, g, sums, from, out, at);
    }

    @Override
    default void winogradSingleProduct(Winograd g, MemorySegment u, MemorySegment v, MemorySegment m, int n) {
        int cells = g.outputCells();
        long wOut = CELL * g.channels;
        for (int p = 0; p < POINTS; p++) {
            long vAt = CELL * p * g.channelCells() * n;
            for (int first = 0, tile; first < cells; first += tile) {
                tile = Math.min(2, cells - first);
                for (int i = 0, width; i < n; i += width) {
                    width = Math.min(10, n - i);
                    for (long lane = 0; lane < CELL; lane += BYTES) {
                        long wAt = ((long) p * cells + first) * wOut + lane;
                        long mAt = CELL * (((long) p * cells + first) * n + i) + lane;
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
