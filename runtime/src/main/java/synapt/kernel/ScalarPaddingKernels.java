package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** Sequences of different lengths, one number at a time. */
interface ScalarPaddingKernels extends PaddingKernels {

    @Override
    default void lengthsOfTokens(int padding, int positions, MemorySegment ids, MemorySegment lengths, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l++) {
                int length = positions;
                while (length > 1 && Cells.get(ids, ((long) block * positions + length - 1) * LANES + l) == padding) {
                    length--;
                }
                Cells.set(lengths, (long) block * LANES + l, length);
            }
        }
    }

    @Override
    default void cellsFromLengths(int[] lengths, int first, int count, MemorySegment cells, int blocks) {
        for (int i = 0; i < blocks * LANES; i++) {
            Cells.set(cells, i, i < count ? lengths[first + i] : 1);
        }
    }

    @Override
    default void clearBehindEnds(
            int[] lengths, int first, int count, int positions, int features, MemorySegment cells) {
        for (int i = 0; i < count; i++) {
            long example = (long) (i / LANES) * positions * features * LANES + i % LANES;
            for (int f = lengths[first + i] * features; f < positions * features; f++) {
                Cells.set(cells, example + (long) f * LANES, 0f);
            }
        }
    }

    @Override
    default void addToLengths(int more, MemorySegment lengths, MemorySegment longer, int blocks) {
        for (long i = 0; i < (long) blocks * LANES; i++) {
            Cells.set(longer, i, Cells.get(lengths, i) + more);
        }
    }

    @Override
    default void meanBeforeEnd(
            int positions, int features, MemorySegment lengths, MemorySegment x, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < features * LANES; i++) {
                int length = (int) Cells.get(lengths, (long) block * LANES + i % LANES);
                float sum = 0f;
                for (int p = 0; p < length; p++) {
                    sum += Cells.get(x, ((long) block * positions + p) * features * LANES + i);
                }
                Cells.set(y, (long) block * features * LANES + i, sum / length);
            }
        }
    }

    @Override
    default void meanBeforeEndGradient(
            int positions, int features, MemorySegment lengths, MemorySegment dy, MemorySegment dx, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < features * LANES; i++) {
                int length = (int) Cells.get(lengths, (long) block * LANES + i % LANES);
                float gradient = Cells.get(dy, (long) block * features * LANES + i) / length;
                for (int p = 0; p < positions; p++) {
                    Cells.set(dx, ((long) block * positions + p) * features * LANES + i, p < length ? gradient : 0f);
                }
            }
        }
    }

    @Override
    default void takeEnd(
            int positions, int features, MemorySegment lengths, MemorySegment x, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < features * LANES; i++) {
                int end = (int) Cells.get(lengths, (long) block * LANES + i % LANES) - 1;
                float value = Cells.get(x, ((long) block * positions + end) * features * LANES + i);
                Cells.set(y, (long) block * features * LANES + i, value);
            }
        }
    }

    @Override
    default void takeEndGradient(
            int positions, int features, MemorySegment lengths, MemorySegment dy, MemorySegment dx, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < features * LANES; i++) {
                int end = (int) Cells.get(lengths, (long) block * LANES + i % LANES) - 1;
                float gradient = Cells.get(dy, (long) block * features * LANES + i);
                for (int p = 0; p < positions; p++) {
                    Cells.set(dx, ((long) block * positions + p) * features * LANES + i, p == end ? gradient : 0f);
                }
            }
        }
    }
}
