package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Moves on vectors. */
interface VectorMoveKernels extends MoveKernels {

    @Override
    default void take(int[] map, MemorySegment x, int cells, MemorySegment y, int tensors) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (int t = 0; t < tensors; t++) {
            for (int i = 0; i < map.length; i++) {
                long from = ((long) t * cells + map[i]) * LANES;
                long to = ((long) t * map.length + i) * LANES;
                for (long l = 0; l < LANES; l += LENGTH) {
                    if (map[i] < 0) {
                        zero.intoMemorySegment(y, (to + l) << 2, ORDER);
                    } else {
                        FloatVector.fromMemorySegment(FLOAT, x, (from + l) << 2, ORDER)
                                .intoMemorySegment(y, (to + l) << 2, ORDER);
                    }
                }
            }
        }
    }

    @Override
    default void takeGradient(int[] map, MemorySegment dy, MemorySegment dx, int cells, int tensors) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (long i = 0; i < (long) tensors * cells * LANES; i += LENGTH) {
            zero.intoMemorySegment(dx, i << 2, ORDER);
        }
        for (int t = 0; t < tensors; t++) {
            for (int i = 0; i < map.length; i++) {
                if (map[i] < 0) {
                    continue;
                }
                long from = ((long) t * map.length + i) * LANES;
                long to = ((long) t * cells + map[i]) * LANES;
                for (long l = 0; l < LANES; l += LENGTH) {
                    FloatVector.fromMemorySegment(FLOAT, dx, (to + l) << 2, ORDER)
                            .add(FloatVector.fromMemorySegment(FLOAT, dy, (from + l) << 2, ORDER))
                            .intoMemorySegment(dx, (to + l) << 2, ORDER);
                }
            }
        }
    }
}
