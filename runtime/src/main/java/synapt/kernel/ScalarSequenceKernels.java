package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** Sequences, one number at a time. */
interface ScalarSequenceKernels extends SequenceKernels {

    @Override
    default void cellsFromTokens(int[] ids, int first, int count, int length, MemorySegment cells, int blocks) {
        for (int e = 0; e < blocks * LANES; e++) {
            long to = (long) (e / LANES) * length * LANES + e % LANES;
            for (int p = 0; p < length; p++) {
                Cells.set(cells, to + (long) p * LANES, e < count ? ids[(first + e) * length + p] : 0f);
            }
        }
    }

    @Override
    default void embedding(
            int features, int positions, MemorySegment ids, MemorySegment weight, MemorySegment y, int blocks) {
        for (long cell = 0; cell < (long) blocks * positions; cell++) {
            for (int l = 0; l < LANES; l++) {
                long row = ((long) Cells.get(ids, cell * LANES + l)) * features;
                for (int f = 0; f < features; f++) {
                    Cells.set(y, (cell * features + f) * LANES + l, Cells.get(weight, row + f));
                }
            }
        }
    }

    @Override
    default void embeddingGradient(
            int vocabulary,
            int features,
            int positions,
            int padding,
            MemorySegment ids,
            MemorySegment dy,
            int examples,
            MemorySegment gradient,
            int part) {
        int from = part * EMBEDDING_PART;
        int to = Math.min(features, from + EMBEDDING_PART);
        for (int v = 0; v < vocabulary; v++) {
            for (int f = from; f < to; f++) {
                Cells.set(gradient, (long) v * features + f, 0f);
            }
        }
        for (int first = 0; first < examples; first += LANES) {
            for (int p = 0; p < positions; p++) {
                long cell = (long) (first / LANES) * positions + p;
                for (int l = 0; l < Math.min(LANES, examples - first); l++) {
                    long id = (long) Cells.get(ids, cell * LANES + l);
                    if (id == padding) {
                        continue;
                    }
                    for (int f = from; f < to; f++) {
                        float d = Cells.get(dy, (cell * features + f) * LANES + l);
                        Cells.set(gradient, id * features + f, Cells.get(gradient, id * features + f) + d);
                    }
                }
            }
        }
    }

    @Override
    default void addTable(int n, MemorySegment x, MemorySegment table, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < n; c++) {
                float value = Cells.get(table, c);
                long cell = ((long) block * n + c) * LANES;
                for (long i = cell; i < cell + LANES; i++) {
                    Cells.set(y, i, Cells.get(x, i) + value);
                }
            }
        }
    }

    @Override
    default void prependRow(
            int positions, int features, MemorySegment x, MemorySegment row, MemorySegment y, int blocks) {
        int cells = features * LANES;
        for (int block = 0; block < blocks; block++) {
            long to = (long) block * (positions + 1) * cells;
            for (int i = 0; i < cells; i++) {
                Cells.set(y, to + i, Cells.get(row, i / LANES));
            }
            for (long i = 0; i < (long) positions * cells; i++) {
                Cells.set(y, to + cells + i, Cells.get(x, (long) block * positions * cells + i));
            }
        }
    }

    @Override
    default void prependRowGradient(int positions, int features, MemorySegment dy, MemorySegment dx, int blocks) {
        int cells = features * LANES;
        for (int block = 0; block < blocks; block++) {
            long from = ((long) block * (positions + 1) + 1) * cells;
            for (long i = 0; i < (long) positions * cells; i++) {
                Cells.set(dx, (long) block * positions * cells + i, Cells.get(dy, from + i));
            }
        }
    }

    @Override
    default void meanPositions(int positions, int features, MemorySegment x, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < features * LANES; i++) {
                float sum = 0f;
                for (int p = 0; p < positions; p++) {
                    sum += Cells.get(x, ((long) block * positions + p) * features * LANES + i);
                }
                Cells.set(y, (long) block * features * LANES + i, sum / positions);
            }
        }
    }

    @Override
    default void meanPositionsGradient(int positions, int features, MemorySegment dy, MemorySegment dx, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < features * LANES; i++) {
                float gradient = Cells.get(dy, (long) block * features * LANES + i) / positions;
                for (int p = 0; p < positions; p++) {
                    Cells.set(dx, ((long) block * positions + p) * features * LANES + i, gradient);
                }
            }
        }
    }

    @Override
    default void takePosition(int position, int positions, int features, MemorySegment x, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < features * LANES; i++) {
                float value = Cells.get(x, ((long) block * positions + position) * features * LANES + i);
                Cells.set(y, (long) block * features * LANES + i, value);
            }
        }
    }

    @Override
    default void takePositionGradient(
            int position, int positions, int features, MemorySegment dy, MemorySegment dx, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int p = 0; p < positions; p++) {
                for (int i = 0; i < features * LANES; i++) {
                    float gradient = p == position ? Cells.get(dy, (long) block * features * LANES + i) : 0f;
                    Cells.set(dx, ((long) block * positions + p) * features * LANES + i, gradient);
                }
            }
        }
    }
}
