package synapt.kernel;

import static synapt.kernel.Winograd.PLACES;
import static synapt.kernel.Winograd.POINTS;
import static synapt.kernel.Winograd.SIDE;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Winograd's convolutions: the way through tiles, strips and parts, and the transforms one number at a time. */
interface ScalarWinogradKernels extends WinogradKernels, ProductKernels {

    @Override
    default void winogradWeights(Winograd g, boolean turned, MemorySegment weights, Packed points) {
        float[] packed = ((PackedFloats) points).numbers();
        float[] u = new float[POINTS];
        for (int first = 0, tile; first < g.outputs; first += tile) {
            tile = WeightPacking.tile(g.outputs - first);
            for (int o = first; o < first + tile; o++) {
                for (int c = 0; c < g.channels; c++) {
                    ScalarWinogradPoints.ofFilter(weights, turned ? c * g.outputs + o : o * g.channels + c, turned, u);
                    int at = first * g.channels + c * tile + o - first;
                    for (int p = 0; p < POINTS; p++) {
                        packed[p * g.filters() + at] = u[p];
                    }
                }
            }
        }
    }

    @Override
    default void winograd(
            Winograd g,
            Packed points,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment inputs,
            MemorySegment products,
            MemorySegment y,
            int blocks) {
        int span = g.span;
        for (int block = 0; block < blocks; block++) {
            for (int row = 0; row < g.tileRows(); row++) {
                for (int first = 0; first < g.tileCols(); first += span) {
                    for (int i = 0; i < SIDE; i++) {
                        int to = i * SIDE * g.channels * span;
                        winogradInput(g, g.channels, block, row, first, span, i, x, inputs, to, span);
                    }
                    product(g.product, points, null, false, inputs, products, 1);
                    winogradOutput(g, g.outputs, block, row, first, span, products, 0, span, bias, relu, y);
                }
            }
        }
    }

    @Override
    default void winogradWeightGradient(
            Winograd g,
            MemorySegment dy,
            MemorySegment x,
            MemorySegment inputs,
            MemorySegment gradients,
            MemorySegment sums,
            MemorySegment out,
            long stride,
            int blocks) {
        int n = g.partTiles();
        int cols = g.tileCols();
        long total = (long) SIDE * g.filters();
        for (int block = 0; block < blocks; block++) {
            for (int part = 0; part < g.tileRows(); part += g.rows) {
                for (int i = 0; i < SIDE; i++) {
                    for (int row = 0; row < g.rows; row++) {
                        winogradInput(g, g.channels, block, part + row, 0, cols, i, x, inputs, row * cols, n);
                        winogradGradient(g, block, part + row, i, dy, gradients, row * cols, n);
                    }
                    weightGradient(g.gradient, gradients, inputs, sums, g.filters(), SIDE);
                    winogradSum(part == 0, sums, (i + 1) * total, total);
                }
            }
            winogradFilters(g, sums, total, out, block * stride);
        }
    }

    @Override
    default void singleWinogradWeights(Winograd g, MemorySegment weights, MemorySegment points) {
        float[] u = new float[POINTS];
        int cells = g.outputCells();
        for (int o = 0; o < cells * Kernels.LANES; o++) {
            for (int c = 0; c < g.channels; c++) {
                if (o < g.outputs) {
                    ScalarWinogradPoints.ofFilter(weights, o * g.channels + c, false, u);
                }
                for (int p = 0; p < POINTS; p++) {
                    long cell = ((long) p * cells + o / Kernels.LANES) * g.channels + c;
                    Cells.set(points, cell * Kernels.LANES + o % Kernels.LANES, o < g.outputs ? u[p] : 0f);
                }
            }
        }
    }

    @Override
    default void singleWinograd(
            Winograd g,
            MemorySegment points,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment inputs,
            MemorySegment products,
            MemorySegment y) {
        int n = g.partTiles();
        int cols = g.tileCols();
        for (int part = 0; part < g.tileRows(); part += g.rows) {
            for (int row = 0; row < g.rows; row++) {
                for (int i = 0; i < SIDE; i++) {
                    int to = i * SIDE * g.channelCells() * n + row * cols;
                    winogradInput(g, g.channelCells(), 0, part + row, 0, cols, i, x, inputs, to, n);
                }
            }
            winogradSingleProduct(g, points, inputs, products, n);
            for (int row = 0; row < g.rows; row++) {
                winogradOutput(g, g.outputCells(), 0, part + row, 0, cols, products, row * cols, n, null, false, y);
            }
        }
        if (bias != null || relu) {
            winogradFinish(g, bias, relu, y);
        }
    }

    /**
     * Points (i, 0) to (i, 3) of some tiles of a tile row, of all planes: {@code v[to + (j * planes + plane) * n + tile]}, in cells.
     */
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
        float[] d = new float[POINTS];
        float[] points = new float[POINTS];
        for (int plane = 0; plane < planes; plane++) {
            long from = ((long) block * planes + plane) * g.height * g.width;
            for (int tile = 0; tile < tiles; tile++) {
                for (int lane = 0; lane < Kernels.LANES; lane++) {
                    for (int p = 0; p < POINTS; p++) {
                        int h = 2 * row - 1 + p / SIDE;
                        int w = 2 * (first + tile) - 1 + p % SIDE;
                        boolean inside = h >= 0 && h < g.height && w >= 0 && w < g.width;
                        d[p] = inside ? Cells.get(x, (from + (long) h * g.width + w) * Kernels.LANES + lane) : 0f;
                    }
                    ScalarWinogradPoints.ofInput(d, points);
                    for (int j = 0; j < SIDE; j++) {
                        long cell = to + ((long) j * planes + plane) * n + tile;
                        Cells.set(v, cell * Kernels.LANES + lane, points[i * SIDE + j]);
                    }
                }
            }
        }
    }

    /** Points (i, 0) to (i, 3) of a tile row of the output's gradient: {@code d[to + (j * outputs + output) * n + tile]}, in cells. */
    default void winogradGradient(
            Winograd g, int block, int row, int i, MemorySegment dy, MemorySegment d, int to, int n) {
        float[] points = new float[POINTS];
        for (int o = 0; o < g.outputs; o++) {
            for (int tile = 0; tile < g.tileCols(); tile++) {
                long from = (((long) block * g.outputs + o) * g.height + 2 * row) * g.width + 2 * tile;
                for (int lane = 0; lane < Kernels.LANES; lane++) {
                    ScalarWinogradPoints.ofGradient(
                            Cells.get(dy, from * Kernels.LANES + lane),
                            Cells.get(dy, (from + 1) * Kernels.LANES + lane),
                            Cells.get(dy, (from + g.width) * Kernels.LANES + lane),
                            Cells.get(dy, (from + g.width + 1) * Kernels.LANES + lane),
                            points);
                    for (int j = 0; j < SIDE; j++) {
                        long cell = to + ((long) j * g.outputs + o) * n + tile;
                        Cells.set(d, cell * Kernels.LANES + lane, points[i * SIDE + j]);
                    }
                }
            }
        }
    }

    /** The results of some tiles of a tile row, of all planes, from {@code m[from + (point * planes + plane) * n + tile]}, in cells. */
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
        float[] points = new float[POINTS];
        for (int plane = 0; plane < planes; plane++) {
            long to = (((long) block * planes + plane) * g.height + 2 * row) * g.width + 2 * first;
            for (int tile = 0; tile < tiles; tile++) {
                for (int lane = 0; lane < Kernels.LANES; lane++) {
                    for (int p = 0; p < POINTS; p++) {
                        long cell = from + ((long) p * planes + plane) * n + tile;
                        points[p] = Cells.get(m, cell * Kernels.LANES + lane);
                    }
                    ScalarWinogradPoints.toResults(points);
                    for (int q = 0; q < 4; q++) {
                        float sum = bias == null ? points[q] : points[q] + Cells.get(bias, plane);
                        long cell = to + q / 2 * g.width + 2 * tile + q % 2;
                        Cells.set(y, cell * Kernels.LANES + lane, relu && sum <= 0f ? 0f : sum);
                    }
                }
            }
        }
    }

    /** Adds the sums of a part, n numbers from 0 on, to those from {@code to} on; of the first part it copies them. */
    default void winogradSum(boolean first, MemorySegment sums, long to, long n) {
        for (long k = 0; k < n; k++) {
            float part = Cells.get(sums, k);
            Cells.set(sums, to + k, first ? part : Cells.get(sums, to + k) + part);
        }
    }

    /** From {@code sums[from + point * filters + filter]} to {@code out[at + filter * 9 + place]}. */
    default void winogradFilters(Winograd g, MemorySegment sums, long from, MemorySegment out, long at) {
        winogradFiltersFrom(0, g, sums, from, out, at);
    }

    /** The last filters, from {@code first} on. */
    default void winogradFiltersFrom(int first, Winograd g, MemorySegment sums, long from, MemorySegment out, long at) {
        float[] points = new float[POINTS];
        for (int f = first; f < g.filters(); f++) {
            for (int p = 0; p < POINTS; p++) {
                points[p] = Cells.get(sums, from + (long) p * g.filters() + f);
            }
            ScalarWinogradPoints.toFilter(points);
            for (int k = 0; k < PLACES; k++) {
                Cells.set(out, at + (long) f * PLACES + k, points[k]);
            }
        }
    }

    /** The products of all points and n tiles of one example. */
    default void winogradSingleProduct(Winograd g, MemorySegment u, MemorySegment v, MemorySegment m, int n) {
        int cells = g.outputCells();
        for (int p = 0; p < POINTS; p++) {
            for (int o = 0; o < cells * Kernels.LANES; o++) {
                long weights = ((long) p * cells + o / Kernels.LANES) * g.channels * Kernels.LANES + o % Kernels.LANES;
                for (int tile = 0; tile < n; tile++) {
                    float sum = 0f;
                    for (int c = 0; c < g.channels; c++) {
                        long cell = ((long) p * g.channelCells() + c / Kernels.LANES) * n + tile;
                        sum = Math.fma(
                                Cells.get(u, weights + (long) c * Kernels.LANES),
                                Cells.get(v, cell * Kernels.LANES + c % Kernels.LANES),
                                sum);
                    }
                    long cell = ((long) p * cells + o / Kernels.LANES) * n + tile;
                    Cells.set(m, cell * Kernels.LANES + o % Kernels.LANES, sum);
                }
            }
        }
    }

    /** Bias and ReLU of one example. */
    default void winogradFinish(Winograd g, @Nullable MemorySegment bias, boolean relu, MemorySegment y) {
        int plane = g.height * g.width * Kernels.LANES;
        for (int i = 0; i < g.outputCells() * plane; i++) {
            float sum = Cells.get(y, i);
            if (bias != null) {
                sum += Cells.get(bias, i / plane * Kernels.LANES + i % Kernels.LANES);
            }
            Cells.set(y, i, relu && sum <= 0f ? 0f : sum);
        }
    }
}
