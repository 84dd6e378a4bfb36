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

    /** y += x. */
    static void add(MemorySegment x, long from, MemorySegment y, long to, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector.fromMemorySegment(FLOAT, y, to + i, ORDER)
                    .add(FloatVector.fromMemorySegment(FLOAT, x, from + i, ORDER))
                    .intoMemorySegment(y, to + i, ORDER);
        }
    }

    static void sigmoids(MemorySegment gates, long a, MemorySegment products, long q, long n) {
        for (long i = 0; i < n; i += BYTES) {
            VectorMath.sigmoid(FloatVector.fromMemorySegment(FLOAT, gates, a + i, ORDER)
                            .add(FloatVector.fromMemorySegment(FLOAT, products, q + i, ORDER)))
                    .intoMemorySegment(gates, a + i, ORDER);
        }
    }

    static void tanhs(MemorySegment gates, long a, MemorySegment products, long q, long n) {
        for (long i = 0; i < n; i += BYTES) {
            VectorMath.tanh(FloatVector.fromMemorySegment(FLOAT, gates, a + i, ORDER)
                            .add(FloatVector.fromMemorySegment(FLOAT, products, q + i, ORDER)))
                    .intoMemorySegment(gates, a + i, ORDER);
        }
    }

    /** c = fma(f, c before, i * g). */
    static void cells(MemorySegment gates, long a, MemorySegment memory, long before, long row, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector added = FloatVector.fromMemorySegment(FLOAT, gates, a + i, ORDER)
                    .mul(FloatVector.fromMemorySegment(FLOAT, gates, a + 2 * n + i, ORDER));
            FloatVector.fromMemorySegment(FLOAT, gates, a + n + i, ORDER)
                    .fma(FloatVector.fromMemorySegment(FLOAT, memory, before + i, ORDER), added)
                    .intoMemorySegment(memory, row + i, ORDER);
        }
    }

    /** h = o * tanh(c). */
    static void outputs(MemorySegment gates, long o, MemorySegment memory, MemorySegment states, long row, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector.fromMemorySegment(FLOAT, gates, o + i, ORDER)
                    .mul(VectorMath.tanh(FloatVector.fromMemorySegment(FLOAT, memory, row + i, ORDER)))
                    .intoMemorySegment(states, row + i, ORDER);
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
            FloatVector t = VectorMath.tanh(FloatVector.fromMemorySegment(FLOAT, memory, row + i, ORDER));
            FloatVector dh = FloatVector.fromMemorySegment(FLOAT, dState, unit + i, ORDER);
            FloatVector gate = FloatVector.fromMemorySegment(FLOAT, gates, o + i, ORDER);
            dh.mul(gate)
                    .fma(
                            t.neg().fma(t, FloatVector.broadcast(FLOAT, 1f)),
                            FloatVector.fromMemorySegment(FLOAT, carry, unit + i, ORDER))
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
            FloatVector dc = FloatVector.fromMemorySegment(FLOAT, carry, unit + i, ORDER);
            FloatVector in = FloatVector.fromMemorySegment(FLOAT, gates, a + i, ORDER);
            FloatVector forget = FloatVector.fromMemorySegment(FLOAT, gates, a + n + i, ORDER);
            FloatVector g = FloatVector.fromMemorySegment(FLOAT, gates, a + 2 * n + i, ORDER);
            VectorMath.sigmoidGradient(in, dc.mul(g)).intoMemorySegment(dProducts, q + i, ORDER);
            VectorMath.sigmoidGradient(forget, dc.mul(FloatVector.fromMemorySegment(FLOAT, memory, before + i, ORDER)))
                    .intoMemorySegment(dProducts, q + n + i, ORDER);
            VectorMath.tanhGradient(g, dc.mul(in)).intoMemorySegment(dProducts, q + 2 * n + i, ORDER);
            dc.mul(forget).intoMemorySegment(carry, unit + i, ORDER);
        }
    }

    /** n = tanh(fma(r, q, a)). */
    static void candidates(MemorySegment gates, long a, MemorySegment products, long q, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector sum = FloatVector.fromMemorySegment(FLOAT, gates, a + i, ORDER)
                    .fma(
                            FloatVector.fromMemorySegment(FLOAT, products, q + i, ORDER),
                            FloatVector.fromMemorySegment(FLOAT, gates, a + 2 * n + i, ORDER));
            VectorMath.tanh(sum).intoMemorySegment(gates, a + 2 * n + i, ORDER);
        }
    }

    /** h = fma(z, h before - n, n). */
    static void mixes(MemorySegment gates, long z, MemorySegment states, long before, long row, long n) {
        for (long i = 0; i < n; i += BYTES) {
            FloatVector candidate = FloatVector.fromMemorySegment(FLOAT, gates, z + n + i, ORDER);
            FloatVector.fromMemorySegment(FLOAT, gates, z + i, ORDER)
                    .fma(
                            FloatVector.fromMemorySegment(FLOAT, states, before + i, ORDER)
                                    .sub(candidate),
                            candidate)
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
            FloatVector dh = FloatVector.fromMemorySegment(FLOAT, dState, unit + i, ORDER);
            FloatVector z = FloatVector.fromMemorySegment(FLOAT, gates, a + n + i, ORDER);
            FloatVector candidate = FloatVector.fromMemorySegment(FLOAT, gates, a + 2 * n + i, ORDER);
            VectorMath.sigmoidGradient(
                            z,
                            dh.mul(FloatVector.fromMemorySegment(FLOAT, states, before + i, ORDER)
                                    .sub(candidate)))
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
            FloatVector dn = FloatVector.fromMemorySegment(FLOAT, dProducts, q + 2 * n + i, ORDER);
            FloatVector reset = FloatVector.fromMemorySegment(FLOAT, gates, a + i, ORDER);
            FloatVector dr = VectorMath.sigmoidGradient(
                    reset, dn.mul(FloatVector.fromMemorySegment(FLOAT, memory, row + i, ORDER)));
            dr.intoMemorySegment(dProducts, q + i, ORDER);
            dr.intoMemorySegment(gates, a + i, ORDER);
            FloatVector.fromMemorySegment(FLOAT, dProducts, q + n + i, ORDER)
                    .intoMemorySegment(gates, a + n + i, ORDER);
            dn.intoMemorySegment(gates, a + 2 * n + i, ORDER);
            dn.mul(reset).intoMemorySegment(dProducts, q + 2 * n + i, ORDER);
        }
    }
}
