package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Dropout with shift and fill on vectors; the decisions are those of {@link VectorDropout}. */
final class VectorAffineDropout {

    private VectorAffineDropout() {}

    static void apply(
            long key,
            int threshold,
            float scale,
            float shift,
            float fill,
            long first,
            NoiseMask mask,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l += LENGTH) {
                int example = (int) (first + (long) block * LANES + l);
                long at = CELL * block * mask.elements() + 4L * l;
                for (int c = 0; c < mask.decisions(); c += 4) {
                    long dropped = VectorDropout.dropped(key, threshold, example, c >> 2);
                    for (int d = c; d < Math.min(c + 4, mask.decisions()); d++) {
                        decision(dropped, scale, shift, fill, mask, at + CELL * d * mask.positions(), x, y);
                        dropped >>>= 16;
                    }
                }
            }
        }
    }

    /** All elements of one decision. */
    private static void decision(
            long dropped,
            float scale,
            float shift,
            float fill,
            NoiseMask mask,
            long at,
            MemorySegment x,
            MemorySegment y) {
        VectorMask<Float> isDropped = VectorMask.fromLong(FLOAT, dropped);
        for (int r = 0; r < mask.repeats(); r++) {
            long from = at + CELL * r * mask.decisions() * mask.positions();
            for (long i = from; i < from + CELL * mask.positions(); i += CELL) {
                FloatVector.fromMemorySegment(FLOAT, x, i, ORDER)
                        .fma(scale, shift)
                        .blend(fill, isDropped)
                        .intoMemorySegment(y, i, ORDER);
            }
        }
    }
}
