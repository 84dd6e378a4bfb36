package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import synapt.random.Rate;
import synapt.random.Threefry;

/** Zoneout, one number at a time. */
interface ScalarZoneoutKernels extends ZoneoutKernels {

    @Override
    default void zoneout(
            Recurrence r,
            int step,
            long key,
            Rate rate,
            long first,
            MemorySegment rows,
            @Nullable MemorySegment state,
            @Nullable MemorySegment y,
            int blocks) {
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            long row = r.row(block, step) * LANES;
            long before = r.before(block, step) * LANES;
            for (int u = 0; u < units; u++) {
                if (isKept(key, rate, first + (long) block * LANES, u)) {
                    Cells.set(rows, row + u, Cells.get(rows, before + u));
                }
            }
            leave(r, step, block, rows, state, y);
        }
    }

    @Override
    default void zoneoutMean(
            Recurrence r,
            int step,
            Rate rate,
            MemorySegment rows,
            @Nullable MemorySegment state,
            @Nullable MemorySegment y,
            int blocks) {
        float p = rate.threshold() / 65536f;
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            long row = r.row(block, step) * LANES;
            long before = r.before(block, step) * LANES;
            for (int u = 0; u < units; u++) {
                float computed = (1f - p) * Cells.get(rows, row + u);
                Cells.set(rows, row + u, Math.fma(p, Cells.get(rows, before + u), computed));
            }
            leave(r, step, block, rows, state, y);
        }
    }

    /** Copies a block's row to where it is read from. */
    private static void leave(
            Recurrence r,
            int step,
            int block,
            MemorySegment rows,
            @Nullable MemorySegment state,
            @Nullable MemorySegment y) {
        int units = r.hidden() * LANES;
        long row = r.row(block, step) * LANES;
        for (int u = 0; u < units; u++) {
            if (state != null) {
                Cells.set(state, (long) block * units + u, Cells.get(rows, row + u));
            }
            if (y != null && r.leaves(step)) {
                Cells.set(y, r.output(block, step) * LANES + u, Cells.get(rows, row + u));
            }
        }
    }

    @Override
    default void zoneoutGradient(
            Recurrence r,
            int step,
            long key,
            Rate rate,
            long first,
            @Nullable MemorySegment dy,
            MemorySegment d,
            MemorySegment kept,
            int blocks) {
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            addResult(r, step, block, dy, d);
            for (int u = 0; u < units; u++) {
                long unit = (long) block * units + u;
                float all = Cells.get(d, unit);
                boolean isKept = isKept(key, rate, first + (long) block * LANES, u);
                Cells.set(kept, unit, isKept ? all : 0f);
                Cells.set(d, unit, isKept ? 0f : all);
            }
        }
    }

    @Override
    default void zoneoutMeanGradient(
            Recurrence r,
            int step,
            Rate rate,
            @Nullable MemorySegment dy,
            MemorySegment d,
            MemorySegment kept,
            int blocks) {
        float p = rate.threshold() / 65536f;
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            addResult(r, step, block, dy, d);
            for (int u = 0; u < units; u++) {
                long unit = (long) block * units + u;
                float all = Cells.get(d, unit);
                Cells.set(kept, unit, p * all);
                Cells.set(d, unit, (1f - p) * all);
            }
        }
    }

    private static void addResult(Recurrence r, int step, int block, @Nullable MemorySegment dy, MemorySegment d) {
        int units = r.hidden() * LANES;
        if (dy != null && r.leaves(step)) {
            long out = r.output(block, step) * LANES;
            for (int u = 0; u < units; u++) {
                long unit = (long) block * units + u;
                Cells.set(d, unit, Cells.get(d, unit) + Cells.get(dy, out + u));
            }
        }
    }

    /** Whether number {@code i} of a block's [hidden][16] is kept. */
    private static boolean isKept(long key, Rate rate, long firstOfBlock, int i) {
        int unit = i / LANES;
        long bits = Threefry.bits(key, (long) (unit / 4) << 32 | firstOfBlock + i % LANES & 0xFFFF_FFFFL);
        return (bits >>> 16 * (unit % 4) & 0xFFFF) < rate.threshold();
    }

    @Override
    default void lstmMemory(Recurrence r, int step, MemorySegment gates, MemorySegment memory, int blocks) {
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            long a = r.gates(block, step) * LANES;
            long row = r.row(block, step) * LANES;
            long before = r.before(block, step) * LANES;
            for (int u = 0; u < units; u++) {
                float added = Cells.get(gates, a + u) * Cells.get(gates, a + 2L * units + u);
                float forget = Cells.get(gates, a + units + u);
                Cells.set(memory, row + u, Math.fma(forget, Cells.get(memory, before + u), added));
            }
        }
    }
}
