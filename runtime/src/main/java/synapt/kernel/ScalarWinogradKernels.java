package synapt.kernel;

import static synapt.kernel.Winograd.PLACES;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Winograd's convolutions: the way through tiles, strips and parts, and the transforms one number at a time. */
interface ScalarWinogradKernels extends WinogradKernels, ProductKernels {

    @Override
    default void winogradWeights(Winograd g, boolean turned, MemorySegment weights, Packed points) {
        float[] packed = ((PackedFloats) points).numbers();
        int at = 0;
        for (int first = 0, tile; first < g.outputs; first += tile) {
            tile = WeightPacking.tile(g.outputs - first);
            for (int c = 0; c < g.channels; c++) {
                for (int o = first; o < first + tile; o++, at++) {
                    long filter = (long) PLACES * (turned ? c * g.outputs + o : o * g.channels + c);
                    for (int k = 0; k < PLACES; k++) {
                        packed[(k / 3 * g.side + k % 3) * g.filters() + at] =
                                Cells.get(weights, filter + (turned ? PLACES - 1 - k : k));
                    }
                }
            }
        }
        winogradPoints(g, points);
    }

    /** Makes points of filters, each of whose nine places is where the point of the same row and column belongs. */
    default void winogradPoints(Winograd g, Packed points) {
        winogradPointsFrom(0, g, points);
    }

    /** Those of the last filters, from {@code first} on. */
    default void winogradPointsFrom(int first, Winograd g, Packed points) {
        float[] packed = ((PackedFloats) points).numbers();
        float[] u = new float[g.points];
        for (int f = first; f < g.filters(); f++) {
            for (int k = 0; k < PLACES; k++) {
                int p = k / 3 * g.side + k % 3;
                u[p] = packed[p * g.filters() + f];
            }
            ScalarWinogradPoints.ofFilter(g, u);
            for (int p = 0; p < g.points; p++) {
                packed[p * g.filters() + f] = u[p];
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
        for (int block = 0; block < blocks; block++) {
            for (int first = 0; first < g.tileRows(); first += g.spanRows) {
                for (int col = 0; col < g.tileCols(); col += g.spanCols) {
                    winogradInput(g, g.channels, block, first, g.spanRows, col, g.spanCols, 0, g.side, x, inputs);
                    winogradProduct(g, points, inputs, products);
                    winogradOutput(g, g.outputs, block, first, g.spanRows, col, g.spanCols, products, bias, relu, y);
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
        long total = (long) g.side * g.filters();
        for (int block = 0; block < blocks; block++) {
            for (int part = 0; part < g.tileRows(); part += g.rows) {
                for (int i = 0; i < g.side; i++) {
                    winogradInput(g, g.channels, block, part, g.rows, 0, g.tileCols(), i, i + 1, x, inputs);
                    winogradGradient(g, block, part, i, dy, gradients);
                    weightGradient(g.gradient, gradients, inputs, sums, g.filters(), g.side);
                    winogradSum(part == 0, sums, (i + 1) * total, total);
                }
            }
            winogradFilters(g, sums, total, out, block * stride);
        }
    }

    @Override
    default void singleWinogradWeights(Winograd g, MemorySegment weights, MemorySegment points) {
        float[] u = new float[g.points];
        int cells = g.outputCells();
        for (int o = 0; o < cells * Kernels.LANES; o++) {
            for (int c = 0; c < g.channels; c++) {
                if (o < g.outputs) {
                    for (int k = 0; k < PLACES; k++) {
                        u[k / 3 * g.side + k % 3] = Cells.get(weights, (long) PLACES * (o * g.channels + c) + k);
                    }
                    ScalarWinogradPoints.ofFilter(g, u);
                }
                for (int p = 0; p < g.points; p++) {
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
        int cols = g.tileCols();
        for (int part = 0; part < g.tileRows(); part += g.rows) {
            winogradInput(g, g.channelCells(), 0, part, g.rows, 0, cols, 0, g.side, x, inputs);
            winogradSingleProduct(g, points, inputs, products, g.partTiles());
            winogradOutput(g, g.outputCells(), 0, part, g.rows, 0, cols, products, null, false, y);
        }
        if (bias != null || relu) {
            winogradFinish(g, bias, relu, y);
        }
    }

    /**
     * Some rows of points, from the i-th until before the end-th, of some tile rows and columns of all planes. Point (i + k, j) goes to
     * {@code v[(k * side + j) * step + plane * tiles + tile]}, in cells.
     */
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
        float[] d = new float[g.points];
        int n = rows * cols;
        for (int plane = 0; plane < planes; plane++) {
            long from = ((long) block * planes + plane) * g.height * g.width;
            for (int tile = 0; tile < n; tile++) {
                for (int lane = 0; lane < Kernels.LANES; lane++) {
                    for (int p = 0; p < g.points; p++) {
                        int h = g.tile * (row + tile / cols) - 1 + p / g.side;
                        int w = g.tile * (col + tile % cols) - 1 + p % g.side;
                        boolean inside = h >= 0 && h < g.height && w >= 0 && w < g.width;
                        d[p] = inside ? Cells.get(x, (from + (long) h * g.width + w) * Kernels.LANES + lane) : 0f;
                    }
                    ScalarWinogradPoints.ofInput(g, d);
                    for (int p = i * g.side; p < end * g.side; p++) {
                        long cell = (long) (p - i * g.side) * Winograd.step(planes, n) + plane * n + tile;
                        Cells.set(v, cell * Kernels.LANES + lane, d[p]);
                    }
                }
            }
        }
    }

    /** The i-th row of points of a part of the output's gradient: {@code d[j * step + output * tiles + tile]}, in cells. */
    default void winogradGradient(Winograd g, int block, int row, int i, MemorySegment dy, MemorySegment d) {
        float[] points = new float[g.points];
        int n = g.partTiles();
        for (int o = 0; o < g.outputs; o++) {
            for (int tile = 0; tile < n; tile++) {
                long from = g.tileAt((long) block * g.outputs + o, row + tile / g.tileCols(), tile % g.tileCols());
                for (int lane = 0; lane < Kernels.LANES; lane++) {
                    for (int q = 0; q < g.tile * g.tile; q++) {
                        long cell = from + q / g.tile * g.width + q % g.tile;
                        points[q / g.tile * g.side + q % g.tile] = Cells.get(dy, cell * Kernels.LANES + lane);
                    }
                    ScalarWinogradPoints.ofGradient(g, points);
                    for (int j = 0; j < g.side; j++) {
                        long cell = (long) j * Winograd.step(g.outputs, n) + o * n + tile;
                        Cells.set(d, cell * Kernels.LANES + lane, points[i * g.side + j]);
                    }
                }
            }
        }
    }

    /**
     * The results of some tile rows and columns of all planes, from {@code m[point * step + plane * tiles + tile]}, in cells. The
     * points may be overwritten.
     */
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
        float[] points = new float[g.points];
        int n = rows * cols;
        for (int plane = 0; plane < planes; plane++) {
            for (int tile = 0; tile < n; tile++) {
                long to = g.tileAt((long) block * planes + plane, row + tile / cols, col + tile % cols);
                for (int lane = 0; lane < Kernels.LANES; lane++) {
                    for (int p = 0; p < g.points; p++) {
                        long cell = (long) p * Winograd.step(planes, n) + plane * n + tile;
                        points[p] = Cells.get(m, cell * Kernels.LANES + lane);
                    }
                    ScalarWinogradPoints.toResults(g, points);
                    for (int q = 0; q < g.tile * g.tile; q++) {
                        float result = points[q / g.tile * g.side + q % g.tile];
                        float sum = bias == null ? result : result + Cells.get(bias, plane);
                        long cell = to + q / g.tile * g.width + q % g.tile;
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
        float[] points = new float[g.points];
        for (int f = first; f < g.filters(); f++) {
            for (int p = 0; p < g.points; p++) {
                points[p] = Cells.get(sums, from + (long) p * g.filters() + f);
            }
            ScalarWinogradPoints.toFilter(g, points);
            for (int k = 0; k < PLACES; k++) {
                Cells.set(out, at + (long) f * PLACES + k, points[k / 3 * g.side + k % 3]);
            }
        }
    }

    /** The products of all points of a strip. */
    default void winogradProduct(Winograd g, Packed points, MemorySegment v, MemorySegment m) {
        float[] packed = ((PackedFloats) points).numbers();
        for (int p = 0; p < g.points; p++) {
            for (int o = 0; o < g.outputs; o++) {
                int first = WeightPacking.tileStart(g.outputs, o);
                int tile = WeightPacking.tile(g.outputs - first);
                int weights = (p * g.outputs + first) * g.channels + o - first;
                for (int k = 0; k < g.span * Kernels.LANES; k++) {
                    long from = (long) p * Winograd.step(g.channels, g.span) * Kernels.LANES + k;
                    float sum = 0f;
                    for (int c = 0; c < g.channels; c++) {
                        sum = Math.fma(
                                packed[weights + c * tile], Cells.get(v, from + (long) g.taps[c] * Kernels.LANES), sum);
                    }
                    long cell = (long) p * Winograd.step(g.outputs, g.span) + o * g.span;
                    Cells.set(m, cell * Kernels.LANES + k, sum);
                }
            }
        }
    }

    /** The products of all points and n tiles of one example. */
    default void winogradSingleProduct(Winograd g, MemorySegment u, MemorySegment v, MemorySegment m, int n) {
        int cells = g.outputCells();
        for (int p = 0; p < g.points; p++) {
            for (int o = 0; o < cells * Kernels.LANES; o++) {
                long weights = ((long) p * cells + o / Kernels.LANES) * g.channels * Kernels.LANES + o % Kernels.LANES;
                for (int tile = 0; tile < n; tile++) {
                    float sum = 0f;
                    for (int c = 0; c < g.channels; c++) {
                        long cell = (long) p * Winograd.step(g.channelCells(), n) + c / Kernels.LANES * n + tile;
                        sum = Math.fma(
                                Cells.get(u, weights + (long) c * Kernels.LANES),
                                Cells.get(v, cell * Kernels.LANES + c % Kernels.LANES),
                                sum);
                    }
                    long cell = (long) p * Winograd.step(cells, n) + o / Kernels.LANES * n + tile;
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
