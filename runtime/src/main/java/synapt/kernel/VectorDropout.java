package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;
import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.INT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import synapt.random.Threefry;

/**
 * Dropout on vectors: one call of Threefry-2x32 on vectors of examples decides for four channels. Its rounds are written out:
 * a loop over vectors that rotate by a variable would be slow.
 */
final class VectorDropout {

    private static final IntVector EXAMPLE = IntVector.zero(INT).addIndex(1);

    private VectorDropout() {}

    static void dropout(
            long key,
            int threshold,
            float scale,
            long first,
            int channels,
            int positions,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l += LENGTH) {
                int example = (int) (first + (long) block * LANES + l);
                long at = CELL * block * channels * positions + 4L * l;
                for (int c = 0; c < channels; c += 4) {
                    long dropped = dropped(key, threshold, example, c >> 2);
                    for (int d = c; d < Math.min(c + 4, channels); d++) {
                        VectorMask<Float> mask = VectorMask.fromLong(FLOAT, dropped);
                        for (long i = at + CELL * d * positions; i < at + CELL * (d + 1L) * positions; i += CELL) {
                            FloatVector.fromMemorySegment(FLOAT, x, i, ORDER)
                                    .mul(scale)
                                    .blend(0f, mask)
                                    .intoMemorySegment(y, i, ORDER);
                        }
                        dropped >>>= 16;
                    }
                }
            }
        }
    }

    /** Which examples of a vector are dropped in four channels: a bit each, those of a channel from bit 16 * (channel % 4) on. */
    static long dropped(long key, int threshold, int example, int channels) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int k2 = Threefry.PARITY ^ k0 ^ k1;
        IntVector x0 = EXAMPLE.add(example + k0);
        IntVector x1 = IntVector.broadcast(INT, channels + k1);
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
        return x0.and(0xFFFF).compare(LT, threshold).toLong()
                | x0.lanewise(LSHR, 16).compare(LT, threshold).toLong() << 16
                | x1.and(0xFFFF).compare(LT, threshold).toLong() << 32
                | x1.lanewise(LSHR, 16).compare(LT, threshold).toLong() << 48;
    }
}
