package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** Joins, one number at a time. */
interface ScalarJoinKernels extends JoinKernels {

    @Override
    default void add(MemorySegment a, MemorySegment b, MemorySegment y, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(y, i, Cells.get(a, i) + Cells.get(b, i));
        }
    }

    @Override
    default void subtract(MemorySegment a, MemorySegment b, MemorySegment y, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(y, i, Cells.get(a, i) - Cells.get(b, i));
        }
    }

    @Override
    default void multiply(MemorySegment a, MemorySegment b, MemorySegment y, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(y, i, Cells.get(a, i) * Cells.get(b, i));
        }
    }

    @Override
    default void maximum(MemorySegment a, MemorySegment b, MemorySegment y, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(y, i, Math.max(Cells.get(a, i), Cells.get(b, i)));
        }
    }

    @Override
    default void maximumGradient(MemorySegment x, MemorySegment other, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i++) {
            float own = Cells.get(x, i);
            float rival = Cells.get(other, i);
            float d = Cells.get(dy, i);
            Cells.set(dx, i, own == rival ? d * 0.5f : own < rival ? 0f : d);
        }
    }

    @Override
    default void negate(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(y, i, -Cells.get(x, i));
        }
    }

    @Override
    default void copy(MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i++) {
            Cells.set(y, i, Cells.get(x, i));
        }
    }

    @Override
    default void copyRuns(
            MemorySegment from,
            long fromFirst,
            long fromStep,
            MemorySegment to,
            long toFirst,
            long toStep,
            long length,
            int runs) {
        for (int r = 0; r < runs; r++) {
            for (long i = 0; i < length; i++) {
                Cells.set(to, toFirst + r * toStep + i, Cells.get(from, fromFirst + r * fromStep + i));
            }
        }
    }

    @Override
    default void singleChannels(MemorySegment from, int channels, int positions, MemorySegment to, int first) {
        for (int c = 0; c < channels; c++) {
            long x = (long) c / LANES * positions * LANES + c % LANES;
            long y = (long) (first + c) / LANES * positions * LANES + (first + c) % LANES;
            for (int p = 0; p < positions; p++) {
                Cells.set(to, y + (long) p * LANES, Cells.get(from, x + (long) p * LANES));
            }
        }
    }
}
