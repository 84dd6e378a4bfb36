package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;

import java.lang.foreign.MemorySegment;

/** The steps of recurrent layers on vectors of examples. All addresses and sizes are in bytes. */
interface VectorRecurrentKernels extends ScalarRecurrentKernels {

    @Override
    default void lstmStep(
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment products,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            MemorySegment y,
            int blocks) {
        long units = r.hidden() * CELL;
        for (int block = 0; block < blocks; block++) {
            long a = r.gates(block, step) * CELL;
            long q = block * 4 * units;
            long row = r.row(block, step) * CELL;
            long before = r.before(block, step) * CELL;
            VectorRecurrence.sigmoids(gates, a, products, q, 2 * units);
            VectorRecurrence.tanhs(gates, a + 2 * units, products, q + 2 * units, units);
            VectorRecurrence.sigmoids(gates, a + 3 * units, products, q + 3 * units, units);
            VectorRecurrence.cells(gates, a, memory, before, row, units);
            VectorRecurrence.outputs(gates, a + 3 * units, memory, states, row, units);
            leave(r, step, block, states, row, state, y, units);
        }
    }

    /** Copies a state to where it is read from. */
    private static void leave(
            Recurrence r,
            int step,
            int block,
            MemorySegment states,
            long row,
            MemorySegment state,
            MemorySegment y,
            long units) {
        MemorySegment.copy(states, row, state, block * units, units);
        if (r.leaves(step)) {
            MemorySegment.copy(states, row, y, r.output(block, step) * CELL, units);
        }
    }

    @Override
    default void lstmStepGradient(
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment memory,
            MemorySegment dy,
            MemorySegment dState,
            MemorySegment carry,
            MemorySegment dProducts,
            int blocks) {
        long units = r.hidden() * CELL;
        for (int block = 0; block < blocks; block++) {
            long a = r.gates(block, step) * CELL;
            long q = block * 4 * units;
            long row = r.row(block, step) * CELL;
            long before = r.before(block, step) * CELL;
            if (r.leaves(step)) {
                long out = r.output(block, step) * CELL;
                VectorRecurrence.add(dy, out, dState, block * units, units);
            }
            VectorRecurrence.outputGradients(
                    gates, a + 3 * units, memory, row, dState, carry, block * units, dProducts, q + 3 * units, units);
            VectorRecurrence.cellGradients(gates, a, memory, before, carry, block * units, dProducts, q, units);
            MemorySegment.copy(dProducts, q, gates, a, 4 * units);
        }
    }

    @Override
    default void gruStep(
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment products,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            MemorySegment y,
            int blocks) {
        long units = r.hidden() * CELL;
        for (int block = 0; block < blocks; block++) {
            long a = r.gates(block, step) * CELL;
            long q = block * 3 * units;
            long row = r.row(block, step) * CELL;
            long before = r.before(block, step) * CELL;
            VectorRecurrence.sigmoids(gates, a, products, q, 2 * units);
            VectorRecurrence.candidates(gates, a, products, q + 2 * units, units);
            MemorySegment.copy(products, q + 2 * units, memory, row, units);
            VectorRecurrence.mixes(gates, a + units, states, before, row, units);
            leave(r, step, block, states, row, state, y, units);
        }
    }

    @Override
    default void gruStepGradient(
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment productsByStep,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment dy,
            MemorySegment dState,
            MemorySegment carry,
            MemorySegment dProducts,
            int blocks) {
        long units = r.hidden() * CELL;
        for (int block = 0; block < blocks; block++) {
            long a = r.gates(block, step) * CELL;
            long q = block * 3 * units;
            long row = r.row(block, step) * CELL;
            long before = r.before(block, step) * CELL;
            VectorRecurrence.add(carry, block * units, dState, block * units, units);
            if (r.leaves(step)) {
                long out = r.output(block, step) * CELL;
                VectorRecurrence.add(dy, out, dState, block * units, units);
            }
            VectorRecurrence.mixGradients(gates, a, states, before, dState, carry, block * units, dProducts, q, units);
            VectorRecurrence.candidateGradients(gates, a, memory, row, dProducts, q, units);
            MemorySegment.copy(dProducts, q, productsByStep, a, 3 * units);
        }
    }
}
