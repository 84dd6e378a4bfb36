package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;
import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.INT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.load;
import static synapt.kernel.VectorSpec.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import synapt.random.Threefry;

/**
 * Dropout on vectors: one call of Threefry-2x32 on vectors of examples decides for four channels. Its rounds are written out:
 * a loop over vectors that rotate by a variable would be slow.
 */
final class VectorDropout {

    private static final IntVector EXAMPLE = IntVector.zero(INT).addIndex(1);

    private VectorDropout() {}

    static void dropout(
            long key, int threshold, float scale, long first, int channels, int positions, MemorySegment x, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l += LENGTH) {
                int example = (int) (first + (long) block * LANES + l);
                long at = (long) block * channels * positions * LANES + l;
                part(key, threshold, scale, example, channels, positions, x, y, at);
            }
        }
    }

    /** One block, or as many of its lanes as a vector has: of cell i those from element {@code at + 16 i} on. */
    private static void part(
            long key, int threshold, float scale, int example, int channels, int positions, MemorySegment x, MemorySegment y, long at) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int k2 = Threefry.PARITY ^ k0 ^ k1;
        for (int c = 0; c < channels; c += 4) {
            IntVector x0 = EXAMPLE.add(example + k0);
            IntVector x1 = IntVector.broadcast(INT, (c >> 2) + k1);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 13).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 15).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 26).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 6).lanewise(XOR, x0);
            x0 = x0.add(k1);
            x1 = x1.add(k2 + 1);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 17).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 29).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 16).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 24).lanewise(XOR, x0);
            x0 = x0.add(k2);
            x1 = x1.add(k0 + 2);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 13).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 15).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 26).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 6).lanewise(XOR, x0);
            x0 = x0.add(k0);
            x1 = x1.add(k1 + 3);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 17).lanewise(XOR, x0);
            if (positions == 1 && c + 4 <= channels) {
                long i = at + (long) c * LANES;
                drop(x0.and(0xFFFF), threshold, scale, x, y, i);
                drop(x0.lanewise(LSHR, 16), threshold, scale, x, y, i + LANES);
                drop(x1.and(0xFFFF), threshold, scale, x, y, i + 2 * LANES);
                drop(x1.lanewise(LSHR, 16), threshold, scale, x, y, i + 3 * LANES);
            } else {
                for (int d = c; d < Math.min(c + 4, channels); d++) {
                    IntVector bits = x0.and(0xFFFF);
                    long from = at + (long) d * positions * LANES;
                    for (int p = 0; p < positions; p++) {
                        drop(bits, threshold, scale, x, y, from + (long) p * LANES);
                    }
                    x0 = x0.lanewise(LSHR, 16).or(x1.lanewise(LSHL, 16));
                    x1 = x1.lanewise(LSHR, 16);
                }
            }
        }
    }

    private static void drop(IntVector bits, int threshold, float scale, MemorySegment x, MemorySegment y, long i) {
        store(FloatVector.zero(FLOAT).blend(load(x, i).mul(scale), bits.compare(GE, threshold).cast(FLOAT)), y, i);
    }
}
