package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** Layouts, one number at a time. */
interface ScalarLayoutKernels extends LayoutKernels {

    @Override
    default void cellsFromFloats(float[] rows, int first, int count, int features, MemorySegment cells, int blocks) {
        for (int e = 0; e < blocks * LANES; e++) {
            for (int f = 0; f < features; f++) {
                long cell = (long) (e / LANES) * features + f;
                Cells.set(cells, cell * LANES + e % LANES, e < count ? rows[(first + e) * features + f] : 0f);
            }
        }
    }

    @Override
    default void cellsFromSegment(
            MemorySegment rows, int first, int count, int features, MemorySegment cells, int blocks) {
        for (int e = 0; e < blocks * LANES; e++) {
            for (int f = 0; f < features; f++) {
                long cell = (long) (e / LANES) * features + f;
                Cells.set(
                        cells,
                        cell * LANES + e % LANES,
                        e < count ? Narrow.get(rows, (long) (first + e) * features + f) : 0f);
            }
        }
    }

    @Override
    default void cellsFromBytes(
            byte[] rows,
            int first,
            int count,
            int channels,
            int positions,
            float[] scale,
            float[] shift,
            MemorySegment cells,
            int blocks) {
        int features = channels * positions;
        for (int e = 0; e < blocks * LANES; e++) {
            for (int f = 0; f < features; f++) {
                long cell = (long) (e / LANES) * features + f;
                int c = f / positions;
                Cells.set(
                        cells,
                        cell * LANES + e % LANES,
                        e < count
                                ? Math.fma((float) (rows[(first + e) * features + f] & 0xFF), scale[c], shift[c])
                                : 0f);
            }
        }
    }

    @Override
    default void floatsFromCells(MemorySegment cells, int features, float[] rows, int first, int count) {
        float[] numbers = Cells.array(cells);
        for (int e = 0; e < count; e++) {
            for (int f = 0; f < features; f++) {
                int cell = e / LANES * features + f;
                rows[(first + e) * features + f] = Narrow.round(numbers[cell * LANES + e % LANES]);
            }
        }
    }

    // Single layout is block layout with channels for examples and positions for features.

    @Override
    default void singleFromFloats(float[] row, int first, int channels, int positions, MemorySegment single) {
        cellsFromFloats(row, first * channels, channels, positions, single, blocks(channels));
    }

    @Override
    default void singleFromSegment(MemorySegment row, int first, int channels, int positions, MemorySegment single) {
        cellsFromSegment(row, first * channels, channels, positions, single, blocks(channels));
    }

    @Override
    default void singleFromBytes(
            byte[] row, int first, int channels, int positions, float[] scale, float[] shift, MemorySegment single) {
        for (int c = 0; c < blocks(channels) * LANES; c++) {
            for (int p = 0; p < positions; p++) {
                long cell = (long) (c / LANES) * positions + p;
                Cells.set(
                        single,
                        cell * LANES + c % LANES,
                        c < channels
                                ? Math.fma(
                                        (float) (row[(first * channels + c) * positions + p] & 0xFF),
                                        scale[c],
                                        shift[c])
                                : 0f);
            }
        }
    }

    @Override
    default void planesFromFloats(float[] row, int first, int elements, MemorySegment planes) {
        float[] numbers = new float[elements];
        for (int i = 0; i < elements; i++) {
            numbers[i] = row[first * elements + i];
        }
        Cells.copy(numbers, planes, 0);
    }

    @Override
    default void planesFromSegment(MemorySegment row, int first, int elements, MemorySegment planes) {
        for (int i = 0; i < elements; i++) {
            Cells.set(planes, i, Narrow.get(row, (long) first * elements + i));
        }
    }

    @Override
    default void planesFromBytes(
            byte[] row, int first, int channels, int positions, float[] scale, float[] shift, MemorySegment planes) {
        for (int c = 0; c < channels; c++) {
            for (int p = c * positions; p < (c + 1) * positions; p++) {
                int value = row[first * channels * positions + p] & 0xFF;
                Cells.set(planes, p, Math.fma((float) value, scale[c], shift[c]));
            }
        }
    }

    @Override
    default void singleFromPlanes(MemorySegment planes, int channels, int positions, MemorySegment single) {
        float[] numbers = Cells.array(planes);
        float[] cells = new float[blocks(channels) * positions * LANES];
        for (int c = 0; c < channels; c++) {
            int lane = c / LANES * positions * LANES + c % LANES;
            for (int p = 0; p < positions; p++) {
                cells[lane + p * LANES] = numbers[c * positions + p];
            }
        }
        Cells.copy(cells, single, 0);
    }

    @Override
    default void floatsFromSingle(MemorySegment single, int channels, int positions, float[] row, int first) {
        floatsFromCells(single, positions, row, first * channels, channels);
    }

    @Override
    default void pad(Padding p, MemorySegment x, MemorySegment y, int volumes) {
        for (long i = 0; i < volumes * p.paddedCells() * LANES; i++) {
            Cells.set(y, i, 0f);
        }
        for (int plane = 0; plane < volumes * p.depth(); plane++) {
            for (int h = 0; h < p.height(); h++) {
                for (int w = 0; w < p.width(); w++) {
                    long from = p.small(plane, h, w) * LANES;
                    long to = p.large(plane, h, w) * LANES;
                    for (int l = 0; l < LANES; l++) {
                        Cells.set(y, to + l, Cells.get(x, from + l));
                    }
                }
            }
        }
    }

    @Override
    default void padPlanes(Padding p, MemorySegment x, MemorySegment y, int volumes) {
        for (long i = 0; i < volumes * p.paddedCells(); i++) {
            Cells.set(y, i, 0f);
        }
        for (int plane = 0; plane < volumes * p.depth(); plane++) {
            for (int h = 0; h < p.height(); h++) {
                for (int w = 0; w < p.width(); w++) {
                    Cells.set(y, p.large(plane, h, w), Cells.get(x, p.small(plane, h, w)));
                }
            }
        }
    }

    @Override
    default void panelsFromCells(
            MemorySegment cells,
            int features,
            int width,
            int count,
            int first,
            MemorySegment panels,
            int capacity,
            int blocks) {
        for (int e = 0; e < count; e++) {
            for (int f = 0; f < features; f++) {
                long cell = (long) (e / LANES) * features + f;
                long place = ((long) (f / width) * capacity + first + e) * width + f % width;
                Cells.set(panels, place, Cells.get(cells, cell * LANES + e % LANES));
            }
        }
    }

    @Override
    default void gather(int[] map, MemorySegment from, MemorySegment to) {
        Cells.copy(ScalarLoops.gather(map, Cells.array(from)), to, 0);
    }

    @Override
    default void read(MemorySegment from, long offset, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Cells.get(from, offset + i);
        }
    }

    @Override
    default void write(double[] in, MemorySegment to, long offset, int n) {
        Cells.copy(ScalarLoops.rounded(in, n), to, offset);
    }

    private static int blocks(int lanes) {
        return (lanes + LANES - 1) / LANES;
    }
}
