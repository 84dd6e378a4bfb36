package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** Attention to another sequence, one number at a time. */
interface ScalarCrossAttentionKernels extends CrossAttentionKernels {

    @Override
    default void attentionParts(Attention a, MemorySegment x, MemorySegment memory, MemorySegment parts, int blocks) {
        int row = a.features() * LANES;
        for (int block = 0; block < blocks; block++) {
            for (int p = 0; p < a.rooms(); p++) {
                long query = ((long) block * a.positions() + p) * row;
                long key = ((long) block * a.keys() + p) * row;
                long to = ((long) block * a.rooms() + p) * 3 * row;
                for (int i = 0; i < row; i++) {
                    float remembered = p < a.keys() ? Cells.get(memory, key + i) : 0f;
                    Cells.set(parts, to + i, p < a.positions() ? Cells.get(x, query + i) : 0f);
                    Cells.set(parts, to + row + i, remembered);
                    Cells.set(parts, to + 2 * row + i, remembered);
                }
            }
        }
    }

    @Override
    default void attentionQueryPart(Attention a, MemorySegment dParts, MemorySegment dx, int blocks) {
        int row = a.features() * LANES;
        for (int block = 0; block < blocks; block++) {
            for (int p = 0; p < a.positions(); p++) {
                long from = ((long) block * a.rooms() + p) * 3 * row;
                long to = ((long) block * a.positions() + p) * row;
                for (int i = 0; i < row; i++) {
                    Cells.set(dx, to + i, Cells.get(dParts, from + i));
                }
            }
        }
    }

    @Override
    default void attentionMemoryPart(Attention a, MemorySegment dParts, MemorySegment dMemory, int blocks) {
        int row = a.features() * LANES;
        for (int block = 0; block < blocks; block++) {
            for (int p = 0; p < a.keys(); p++) {
                long from = ((long) block * a.rooms() + p) * 3 * row;
                long to = ((long) block * a.keys() + p) * row;
                for (int i = 0; i < row; i++) {
                    float ofKey = Cells.get(dParts, from + row + i);
                    Cells.set(dMemory, to + i, ofKey + Cells.get(dParts, from + 2 * row + i));
                }
            }
        }
    }

    @Override
    default void clearAttentionRoom(Attention a, MemorySegment dQkv, int blocks) {
        int row = a.features() * LANES;
        for (int block = 0; block < blocks; block++) {
            for (int p = Math.min(a.positions(), a.keys()); p < a.rooms(); p++) {
                long at = ((long) block * a.rooms() + p) * 3 * row;
                for (int i = 0; i < 3 * row; i++) {
                    boolean exists = i < row ? p < a.positions() : p < a.keys();
                    if (!exists) {
                        Cells.set(dQkv, at + i, 0f);
                    }
                }
            }
        }
    }
}
