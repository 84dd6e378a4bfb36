package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** Moves, one number at a time. */
interface ScalarMoveKernels extends MoveKernels {

    @Override
    default void take(int[] map, MemorySegment x, int cells, MemorySegment y, int tensors) {
        for (int t = 0; t < tensors; t++) {
            for (int i = 0; i < map.length; i++) {
                long from = ((long) t * cells + map[i]) * LANES;
                long to = ((long) t * map.length + i) * LANES;
                for (int l = 0; l < LANES; l++) {
                    Cells.set(y, to + l, map[i] < 0 ? 0f : Cells.get(x, from + l));
                }
            }
        }
    }

    @Override
    default void takeGradient(int[] map, MemorySegment dy, MemorySegment dx, int cells, int tensors) {
        for (long i = 0; i < (long) tensors * cells * LANES; i++) {
            Cells.set(dx, i, 0f);
        }
        for (int t = 0; t < tensors; t++) {
            for (int i = 0; i < map.length; i++) {
                long from = ((long) t * map.length + i) * LANES;
                long to = ((long) t * cells + map[i]) * LANES;
                for (int l = 0; l < LANES && map[i] >= 0; l++) {
                    Cells.set(dx, to + l, Cells.get(dx, to + l) + Cells.get(dy, from + l));
                }
            }
        }
    }
}
