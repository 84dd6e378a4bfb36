package synapt.kernel;

import static synapt.kernel.Attention.Part.KEY;
import static synapt.kernel.Attention.Part.QUERY;
import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** The loops of attention for one query of one example, which lies in one lane of a block. */
final class ScalarAttention {

    private ScalarAttention() {}

    /**
     * The weights of a query: the softmax of its scores.
     *
     * @param seen how many keys, from the first, it sees
     */
    static void weights(
            Attention a, int head, int query, int seen, MemorySegment qkv, MemorySegment weights, int block, int lane) {
        float scale = ScalarMath.round(a.scale());
        long in = (long) block * a.inputCells();
        long row = ((long) block * a.weightCells() + a.weightCell(head, query)) * LANES + lane;
        float max = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < seen; j++) {
            float score = 0f;
            for (int d = 0; d < a.width(); d++) {
                float q = Cells.get(qkv, (in + a.cell(QUERY, head, query) + d) * LANES + lane);
                float key = Cells.get(qkv, (in + a.cell(KEY, head, j) + d) * LANES + lane);
                score = Math.fma(q, key, score);
            }
            score *= scale;
            max = Math.max(max, score);
            Cells.set(weights, row + (long) j * LANES, score);
        }
        float sum = 0f;
        for (int j = 0; j < seen; j++) {
            float exp = ScalarMath.exp(Cells.get(weights, row + (long) j * LANES) - max);
            sum += exp;
            Cells.set(weights, row + (long) j * LANES, exp);
        }
        for (int j = 0; j < a.keys(); j++) {
            long at = row + (long) j * LANES;
            Cells.set(weights, at, j < seen ? Cells.get(weights, at) / sum : 0f);
        }
    }
}
