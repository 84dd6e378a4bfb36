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
                long row = (long) Cells.get(ids, cell * LANES + l) * features;
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
}
