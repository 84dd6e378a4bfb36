package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.jspecify.annotations.Nullable;
import synapt.random.Rate;

/** Zoneout on vectors of examples; the decisions are those of {@link VectorDropout}. All addresses and sizes are in bytes. */
interface VectorZoneoutKernels extends ScalarZoneoutKernels {

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
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l += LENGTH) {
                int example = (int) (first + (long) block * LANES + l);
                long row = r.row(block, step) * CELL + 4L * l;
                long before = r.before(block, step) * CELL + 4L * l;
                for (int u = 0; u < r.hidden(); u += 4) {
                    long kept = VectorDropout.dropped(key, rate.threshold(), example, u >> 2);
                    for (int v = u; v < Math.min(u + 4, r.hidden()); v++) {
                        putBack(kept, rows, before + CELL * v, row + CELL * v);
                        kept >>>= 16;
                    }
                }
            }
            leave(r, step, block, rows, state, y);
        }
    }

    private static void putBack(long kept, MemorySegment rows, long before, long row) {
        FloatVector.fromMemorySegment(FLOAT, rows, row, ORDER)
                .blend(FloatVector.fromMemorySegment(FLOAT, rows, before, ORDER), VectorMask.fromLong(FLOAT, kept))
                .intoMemorySegment(rows, row, ORDER);
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
        for (int block = 0; block < blocks; block++) {
            long row = r.row(block, step) * CELL;
            long before = r.before(block, step) * CELL;
            for (long i = 0; i < r.hidden() * CELL; i += BYTES) {
                FloatVector computed = FloatVector.fromMemorySegment(FLOAT, rows, row + i, ORDER)
                        .mul(1f - p);
                FloatVector.fromMemorySegment(FLOAT, rows, before + i, ORDER)
                        .fma(FloatVector.broadcast(FLOAT, p), computed)
                        .intoMemorySegment(rows, row + i, ORDER);
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
        long units = r.hidden() * CELL;
        long row = r.row(block, step) * CELL;
        if (state != null) {
            MemorySegment.copy(rows, row, state, block * units, units);
        }
        if (y != null && r.leaves(step)) {
            MemorySegment.copy(rows, row, y, r.output(block, step) * CELL, units);
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
        for (int block = 0; block < blocks; block++) {
            addResult(r, step, block, dy, d);
            for (int l = 0; l < LANES; l += LENGTH) {
                int example = (int) (first + (long) block * LANES + l);
                long at = CELL * block * r.hidden() + 4L * l;
                for (int u = 0; u < r.hidden(); u += 4) {
                    long bits = VectorDropout.dropped(key, rate.threshold(), example, u >> 2);
                    for (int v = u; v < Math.min(u + 4, r.hidden()); v++) {
                        split(bits, d, kept, at + CELL * v);
                        bits >>>= 16;
                    }
                }
            }
        }
    }

    private static void split(long bits, MemorySegment d, MemorySegment kept, long at) {
        VectorMask<Float> isKept = VectorMask.fromLong(FLOAT, bits);
        FloatVector all = FloatVector.fromMemorySegment(FLOAT, d, at, ORDER);
        all.blend(0f, isKept.not()).intoMemorySegment(kept, at, ORDER);
        all.blend(0f, isKept).intoMemorySegment(d, at, ORDER);
    }

    private static void addResult(Recurrence r, int step, int block, @Nullable MemorySegment dy, MemorySegment d) {
        if (dy != null && r.leaves(step)) {
            long units = r.hidden() * CELL;
            VectorRecurrence.add(dy, r.output(block, step) * CELL, d, block * units, units);
        }
    }

    @Override
    default void lstmMemory(Recurrence r, int step, MemorySegment gates, MemorySegment memory, int blocks) {
        for (int block = 0; block < blocks; block++) {
            long row = r.row(block, step) * CELL;
            long before = r.before(block, step) * CELL;
            VectorRecurrence.cells(gates, r.gates(block, step) * CELL, memory, before, row, r.hidden() * CELL);
        }
    }
}
