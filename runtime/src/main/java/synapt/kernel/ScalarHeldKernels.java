package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** What recurrent layers do behind the ends of sequences, one number at a time. */
interface ScalarHeldKernels extends PaddingKernels {

    @Override
    default void holdState(
            Recurrence r,
            int step,
            MemorySegment lengths,
            @Nullable MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            MemorySegment y,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l++) {
                if (!isOver(r, step, lengths, block, l)) {
                    continue;
                }
                for (int u = 0; u < r.hidden(); u++) {
                    float found = Cells.get(states, (r.before(block, step) + u) * LANES + l);
                    Cells.set(states, (r.row(block, step) + u) * LANES + l, found);
                    Cells.set(state, ((long) block * r.hidden() + u) * LANES + l, found);
                    if (memory != null) {
                        float cell = Cells.get(memory, (r.before(block, step) + u) * LANES + l);
                        Cells.set(memory, (r.row(block, step) + u) * LANES + l, cell);
                    }
                    if (r.leaves(step)) {
                        Cells.set(y, (r.output(block, step) + u) * LANES + l, r.last() ? found : 0f);
                    }
                }
            }
        }
    }

    @Override
    default void holdGradient(
            Recurrence r,
            int step,
            MemorySegment lengths,
            MemorySegment dy,
            MemorySegment dState,
            MemorySegment carry,
            MemorySegment held,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l++) {
                if (!isOver(r, step, lengths, block, l)) {
                    continue;
                }
                for (int u = 0; u < r.hidden(); u++) {
                    long unit = ((long) block * r.hidden() + u) * LANES + l;
                    float gradient = Cells.get(dState, unit);
                    if (r.last() && r.leaves(step)) {
                        gradient += Cells.get(dy, (r.output(block, step) + u) * LANES + l);
                    }
                    long to = (2L * block * r.hidden() + u) * LANES + l;
                    Cells.set(held, to, gradient);
                    Cells.set(held, to + (long) r.hidden() * LANES, Cells.get(carry, unit));
                }
            }
        }
    }

    @Override
    default void clearGates(
            Recurrence r,
            int step,
            MemorySegment lengths,
            MemorySegment gates,
            MemorySegment productsByStep,
            MemorySegment dProducts,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l++) {
                if (!isOver(r, step, lengths, block, l)) {
                    continue;
                }
                for (int g = 0; g < r.gates(); g++) {
                    long at = (r.gates(block, step) + g) * LANES + l;
                    Cells.set(gates, at, 0f);
                    Cells.set(productsByStep, at, 0f);
                    Cells.set(dProducts, ((long) block * r.gates() + g) * LANES + l, 0f);
                }
            }
        }
    }

    @Override
    default void releaseGradient(
            Recurrence r,
            int step,
            MemorySegment lengths,
            MemorySegment held,
            MemorySegment dState,
            MemorySegment carry,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l++) {
                if (!isOver(r, step, lengths, block, l)) {
                    continue;
                }
                for (int u = 0; u < r.hidden(); u++) {
                    long unit = ((long) block * r.hidden() + u) * LANES + l;
                    long from = (2L * block * r.hidden() + u) * LANES + l;
                    Cells.set(dState, unit, Cells.get(held, from));
                    Cells.set(carry, unit, Cells.get(held, from + (long) r.hidden() * LANES));
                }
            }
        }
    }

    /** Whether a step is behind the end of an example's sequence. */
    private static boolean isOver(Recurrence r, int step, MemorySegment lengths, int block, int lane) {
        return r.position(step) >= Cells.get(lengths, (long) block * LANES + lane);
    }
}
