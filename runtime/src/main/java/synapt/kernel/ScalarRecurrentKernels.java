package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The steps of recurrent layers, one number at a time. */
interface ScalarRecurrentKernels extends RecurrentKernels {

    @Override
    default void startRecurrence(
            Recurrence r,
            @Nullable MemorySegment initial,
            MemorySegment rows,
            @Nullable MemorySegment state,
            int blocks) {
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            long row = r.before(block, 0) * LANES;
            for (int i = 0; i < units; i++) {
                float value = initial == null ? 0f : Cells.get(initial, i / LANES);
                Cells.set(rows, row + i, value);
                if (state != null) {
                    Cells.set(state, (long) block * units + i, value);
                }
            }
        }
    }

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
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            long a = r.gates(block, step) * LANES;
            long q = (long) block * 4 * units;
            long row = r.row(block, step) * LANES;
            long before = r.before(block, step) * LANES;
            long out = r.output(block, step) * LANES;
            for (int u = 0; u < units; u++) {
                float i = ScalarMath.sigmoid(Cells.get(gates, a + u) + Cells.get(products, q + u));
                float f = ScalarMath.sigmoid(Cells.get(gates, a + units + u) + Cells.get(products, q + units + u));
                float g =
                        ScalarMath.tanh(Cells.get(gates, a + 2L * units + u) + Cells.get(products, q + 2L * units + u));
                float o = ScalarMath.sigmoid(
                        Cells.get(gates, a + 3L * units + u) + Cells.get(products, q + 3L * units + u));
                float c = Math.fma(f, Cells.get(memory, before + u), i * g);
                float h = o * ScalarMath.tanh(c);
                Cells.set(gates, a + u, i);
                Cells.set(gates, a + units + u, f);
                Cells.set(gates, a + 2L * units + u, g);
                Cells.set(gates, a + 3L * units + u, o);
                Cells.set(memory, row + u, c);
                Cells.set(states, row + u, h);
                Cells.set(state, (long) block * units + u, h);
                if (r.leaves(step)) {
                    Cells.set(y, out + u, h);
                }
            }
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
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            long a = r.gates(block, step) * LANES;
            long row = r.row(block, step) * LANES;
            long before = r.before(block, step) * LANES;
            long out = r.output(block, step) * LANES;
            for (int u = 0; u < units; u++) {
                long unit = (long) block * units + u;
                float i = Cells.get(gates, a + u);
                float f = Cells.get(gates, a + units + u);
                float g = Cells.get(gates, a + 2L * units + u);
                float o = Cells.get(gates, a + 3L * units + u);
                float t = ScalarMath.tanh(Cells.get(memory, row + u));
                float later = Cells.get(dState, unit);
                float dh = r.leaves(step) ? later + Cells.get(dy, out + u) : later;
                float dc = Math.fma(dh * o, Math.fma(-t, t, 1f), Cells.get(carry, unit));
                float di = dc * g * (i * (1f - i));
                float df = dc * Cells.get(memory, before + u) * (f * (1f - f));
                float dg = dc * i * Math.fma(-g, g, 1f);
                float dO = dh * t * (o * (1f - o));
                Cells.set(carry, unit, dc * f);
                long q = (long) block * 4 * units + u;
                Cells.set(gates, a + u, di);
                Cells.set(gates, a + units + u, df);
                Cells.set(gates, a + 2L * units + u, dg);
                Cells.set(gates, a + 3L * units + u, dO);
                Cells.set(dProducts, q, di);
                Cells.set(dProducts, q + units, df);
                Cells.set(dProducts, q + 2L * units, dg);
                Cells.set(dProducts, q + 3L * units, dO);
            }
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
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            long a = r.gates(block, step) * LANES;
            long q = (long) block * 3 * units;
            long row = r.row(block, step) * LANES;
            long before = r.before(block, step) * LANES;
            long out = r.output(block, step) * LANES;
            for (int u = 0; u < units; u++) {
                float reset = ScalarMath.sigmoid(Cells.get(gates, a + u) + Cells.get(products, q + u));
                float z = ScalarMath.sigmoid(Cells.get(gates, a + units + u) + Cells.get(products, q + units + u));
                float candidate = Cells.get(products, q + 2L * units + u);
                float n = ScalarMath.tanh(Math.fma(reset, candidate, Cells.get(gates, a + 2L * units + u)));
                float h = Math.fma(z, Cells.get(states, before + u) - n, n);
                Cells.set(gates, a + u, reset);
                Cells.set(gates, a + units + u, z);
                Cells.set(gates, a + 2L * units + u, n);
                Cells.set(memory, row + u, candidate);
                Cells.set(states, row + u, h);
                Cells.set(state, (long) block * units + u, h);
                if (r.leaves(step)) {
                    Cells.set(y, out + u, h);
                }
            }
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
        int units = r.hidden() * LANES;
        for (int block = 0; block < blocks; block++) {
            long a = r.gates(block, step) * LANES;
            long row = r.row(block, step) * LANES;
            long before = r.before(block, step) * LANES;
            long out = r.output(block, step) * LANES;
            for (int u = 0; u < units; u++) {
                long unit = (long) block * units + u;
                float reset = Cells.get(gates, a + u);
                float z = Cells.get(gates, a + units + u);
                float n = Cells.get(gates, a + 2L * units + u);
                float later = Cells.get(dState, unit) + Cells.get(carry, unit);
                float dh = r.leaves(step) ? later + Cells.get(dy, out + u) : later;
                float dz = dh * (Cells.get(states, before + u) - n) * (z * (1f - z));
                float dn = dh * (1f - z) * Math.fma(-n, n, 1f);
                float dr = dn * Cells.get(memory, row + u) * (reset * (1f - reset));
                Cells.set(carry, unit, dh * z);
                Cells.set(gates, a + u, dr);
                Cells.set(gates, a + units + u, dz);
                Cells.set(gates, a + 2L * units + u, dn);
                Cells.set(productsByStep, a + u, dr);
                Cells.set(productsByStep, a + units + u, dz);
                Cells.set(productsByStep, a + 2L * units + u, dn * reset);
                long q = (long) block * 3 * units + u;
                Cells.set(dProducts, q, dr);
                Cells.set(dProducts, q + units, dz);
                Cells.set(dProducts, q + 2L * units, dn * reset);
            }
        }
    }
}
