package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * The loops over the units of a recurrent layer, each small enough for C2; the formulas are those of {@link RecurrentKernels}. All
 * addresses and sizes are in bytes, {@code n} those of the units of a block.
 */
final class VectorRecurrence {

    private VectorRecurrence() {}

    private static FloatVector load(MemorySegment s, long at) {
        return FloatVector.fromMemorySegment(FLOAT, s, at, ORDER);
    }

    /** y += x. */
    static void add(MemorySegment x, long from, MemorySegment y, long to, long n) {
        for (long i = 0; i < n; i += BYTES) {
            load(y, to + i).add(load(x, from + i)).intoMemorySegment(y, to + i, ORDER);
        }
    }

    static void sigmoids(MemorySegment gates, long a, MemorySegment products, long q, long n) {
        for (long i = 0; i < n; i += BYTES) {
            VectorMath.sigmoid(load(gates, a + i).add(load(products, q + i))).intoMemorySegment(gates, a + i, ORDER);
        }
    }

    static void tanhs(MemorySegment gates, long a, MemorySegment products, long q, long n) {
        for (long i = 0; i < n; i += BYTES) {
            VectorMath.tanh(load(gates, a + i).add(load(products, q + i))).intoMemorySegment(gates, a + i, ORDER);
        }
    }

    /** c = fma(f, c before, i * g). */
    static void cells(MemorySegment gates, long a, MemorySegment memory, long before, long row, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector added = load(gates, a + i).mul(load(gates, a + 2 * n + i));
            load(gates, a + n + i).fma(load(memory, before + i), added).intoMemorySegment(memory, row + i, ORDER);
        }
    }

    /** h = o * tanh(c). */
    static void outputs(MemorySegment gates, long o, MemorySegment memory, MemorySegment states, long row, long n) {
        for (long i = 0; i < n; i += BYTES) {
            load(gates, o + i).mul(VectorMath.tanh(load(memory, row + i))).intoMemorySegment(states, row + i, ORDER);
        }
    }

    /** From dh to dc, which takes the place of the carry, and to the gradient of the output gate. */
    static void outputGradients(
            MemorySegment gates,
            long o,
            MemorySegment memory,
            long row,
            MemorySegment dState,
            MemorySegment carry,
            long unit,
            MemorySegment dProducts,
            long q,
            long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector t = VectorMath.tanh(load(memory, row + i));
            FloatVector dh = load(dState, unit + i);
            FloatVector gate = load(gates, o + i);
            dh.mul(gate)
                    .fma(t.neg().fma(t, FloatVector.broadcast(FLOAT, 1f)), load(carry, unit + i))
                    .intoMemorySegment(carry, unit + i, ORDER);
            VectorMath.sigmoidGradient(gate, dh.mul(t)).intoMemorySegment(dProducts, q + i, ORDER);
        }
    }

    /** From dc to the gradients of the other gates, and to the next carry. */
    static void cellGradients(
            MemorySegment gates,
            long a,
            MemorySegment memory,
            long before,
            MemorySegment carry,
            long unit,
            MemorySegment dProducts,
            long q,
            long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector dc = load(carry, unit + i);
            FloatVector in = load(gates, a + i);
            FloatVector forget = load(gates, a + n + i);
            FloatVector g = load(gates, a + 2 * n + i);
            VectorMath.sigmoidGradient(in, dc.mul(g)).intoMemorySegment(dProducts, q + i, ORDER);
            VectorMath.sigmoidGradient(forget, dc.mul(load(memory, before + i)))
                    .intoMemorySegment(dProducts, q + n + i, ORDER);
            VectorMath.tanhGradient(g, dc.mul(in)).intoMemorySegment(dProducts, q + 2 * n + i, ORDER);
            dc.mul(forget).intoMemorySegment(carry, unit + i, ORDER);
        }
    }

    /** n = tanh(fma(r, q, a)). */
    static void candidates(MemorySegment gates, long a, MemorySegment products, long q, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector sum = load(gates, a + i).fma(load(products, q + i), load(gates, a + 2 * n + i));
            VectorMath.tanh(sum).intoMemorySegment(gates, a + 2 * n + i, ORDER);
        }
    }

    /** h = fma(z, h before - n, n). */
    static void mixes(MemorySegment gates, long z, MemorySegment states, long before, long row, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector candidate = load(gates, z + n + i);
            load(gates, z + i)
                    .fma(load(states, before + i).sub(candidate), candidate)
                    .intoMemorySegment(states, row + i, ORDER);
        }
    }

    /** From dh to the gradients of update gate and candidate, and to the next carry. */
    static void mixGradients(
            MemorySegment gates,
            long a,
            MemorySegment states,
            long before,
            MemorySegment dState,
            MemorySegment carry,
            long unit,
            MemorySegment dProducts,
            long q,
            long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector dh = load(dState, unit + i);
            FloatVector z = load(gates, a + n + i);
            FloatVector candidate = load(gates, a + 2 * n + i);
            VectorMath.sigmoidGradient(z, dh.mul(load(states, before + i).sub(candidate)))
                    .intoMemorySegment(dProducts, q + n + i, ORDER);
            VectorMath.tanhGradient(
                            candidate, dh.mul(FloatVector.broadcast(FLOAT, 1f).sub(z)))
                    .intoMemorySegment(dProducts, q + 2 * n + i, ORDER);
            dh.mul(z).intoMemorySegment(carry, unit + i, ORDER);
        }
    }

    /** From the candidate's gradient to that of the reset gate and of the candidate's product; gates become gradients. */
    static void candidateGradients(
            MemorySegment gates, long a, MemorySegment memory, long row, MemorySegment dProducts, long q, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector dn = load(dProducts, q + 2 * n + i);
            FloatVector reset = load(gates, a + i);
            FloatVector dr = VectorMath.sigmoidGradient(reset, dn.mul(load(memory, row + i)));
            dr.intoMemorySegment(dProducts, q + i, ORDER);
            dr.intoMemorySegment(gates, a + i, ORDER);
            load(dProducts, q + n + i).intoMemorySegment(gates, a + n + i, ORDER);
            dn.intoMemorySegment(gates, a + 2 * n + i, ORDER);
            dn.mul(reset).intoMemorySegment(dProducts, q + 2 * n + i, ORDER);
        }
    }
}
