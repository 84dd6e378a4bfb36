package synapt.kernel;

import static synapt.kernel.Attention.Part.KEY;
import static synapt.kernel.Attention.Part.QUERY;
import static synapt.kernel.Attention.Part.VALUE;
import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;

import java.lang.foreign.MemorySegment;

/** Attention on vectors. */
interface VectorAttentionKernels extends AttentionKernels {

    @Override
    default void rotate(Attention a, Rotation r, boolean back, MemorySegment qkv, int blocks) {
        for (int p = 0; p < a.positions(); p++) {
            for (int pair = 0; pair < a.width() / 2; pair++) {
                float cos = (float) r.cos(p, pair);
                float sin = (float) (back ? -r.sin(p, pair) : r.sin(p, pair));
                for (int head = 0; head < 2 * a.heads(); head++) { // the keys' heads lie behind the queries'
                    for (int block = 0; block < blocks; block++) {
                        long at = ((long) block * a.inputCells() + a.cell(QUERY, head, p) + 2L * pair) * CELL;
                        for (long l = at; l < at + CELL; l += BYTES) {
                            VectorAttention.rotate(cos, sin, qkv, l);
                        }
                    }
                }
            }
        }
    }

    @Override
    default void attentionWeights(Attention a, MemorySegment qkv, MemorySegment weights, int blocks) {
        long stride = 3 * CELL * a.features();
        float scale = (float) a.scale();
        for (int block = 0; block < blocks; block++) {
            long in = (long) block * a.inputCells() * CELL;
            long square = (long) block * a.weightCells() * CELL;
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    long keys = in + a.cell(KEY, h, 0) * CELL + l;
                    for (int i = 0; i < a.positions(); i++) {
                        long query = in + a.cell(QUERY, h, i) * CELL + l;
                        long row = square + a.weightCell(h, i) * CELL + l;
                        int seen = a.seen(i);
                        VectorAttention.dots(a.width(), qkv, query, qkv, keys, stride, seen, weights, row);
                        VectorAttention.softmax(scale, seen, weights, row);
                        VectorAttention.clear(a.keys() - seen, weights, row + seen * CELL);
                    }
                }
            }
        }
    }

    @Override
    default void attentionWeights(
            Attention a, MemorySegment lengths, MemorySegment qkv, MemorySegment weights, int blocks) {
        long stride = 3 * CELL * a.features();
        float scale = (float) a.scale();
        for (int block = 0; block < blocks; block++) {
            long in = (long) block * a.inputCells() * CELL;
            long square = (long) block * a.weightCells() * CELL;
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    long keys = in + a.cell(KEY, h, 0) * CELL + l;
                    long ends = block * CELL + l;
                    for (int i = 0; i < a.positions(); i++) {
                        long query = in + a.cell(QUERY, h, i) * CELL + l;
                        long row = square + a.weightCell(h, i) * CELL + l;
                        int seen = a.seen(i);
                        VectorAttention.dots(a.width(), qkv, query, qkv, keys, stride, seen, weights, row);
                        VectorAttention.softmaxBeforeEnd(scale, seen, lengths, ends, weights, row);
                        VectorAttention.clear(a.keys() - seen, weights, row + seen * CELL);
                    }
                }
            }
        }
    }

    @Override
    default void attentionValues(Attention a, MemorySegment weights, MemorySegment qkv, MemorySegment y, int blocks) {
        long stride = 3 * CELL * a.features();
        for (int block = 0; block < blocks; block++) {
            long in = (long) block * a.inputCells() * CELL;
            long out = (long) block * a.resultCells() * CELL;
            long square = (long) block * a.weightCells() * CELL;
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    long values = in + a.cell(VALUE, h, 0) * CELL + l;
                    for (int i = 0; i < a.positions(); i++) {
                        long row = square + a.weightCell(h, i) * CELL + l;
                        long to = out + a.resultCell(h, i) * CELL + l;
                        VectorAttention.combine(a.width(), a.seen(i), weights, row, CELL, qkv, values, stride, y, to);
                    }
                }
            }
        }
    }

    @Override
    default void attentionValuesGradient(
            Attention a,
            MemorySegment weights,
            MemorySegment qkv,
            MemorySegment dy,
            MemorySegment dWeights,
            MemorySegment dQkv,
            int blocks) {
        long stride = 3 * CELL * a.features();
        for (int block = 0; block < blocks; block++) {
            long in = (long) block * a.inputCells() * CELL;
            long out = (long) block * a.resultCells() * CELL;
            long square = (long) block * a.weightCells() * CELL;
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    long values = in + a.cell(VALUE, h, 0) * CELL + l;
                    for (int i = 0; i < a.positions(); i++) {
                        long from = out + a.resultCell(h, i) * CELL + l;
                        long row = square + a.weightCell(h, i) * CELL + l;
                        int seen = a.seen(i);
                        VectorAttention.dots(a.width(), dy, from, qkv, values, stride, seen, dWeights, row);
                        VectorAttention.clear(a.keys() - seen, dWeights, row + seen * CELL);
                    }
                    long dyStride = CELL * a.features();
                    for (int j = 0; j < a.keys(); j++) {
                        overQueries(
                                a,
                                h,
                                j,
                                weights,
                                square + l,
                                dy,
                                out + a.resultCell(h, 0) * CELL + l,
                                dyStride,
                                dQkv,
                                in + a.cell(VALUE, h, j) * CELL + l);
                    }
                }
            }
        }
    }

    @Override
    default void attentionWeightsGradient(
            Attention a,
            MemorySegment weights,
            MemorySegment qkv,
            MemorySegment dWeights,
            MemorySegment dQkv,
            int blocks) {
        long stride = 3 * CELL * a.features();
        float scale = (float) a.scale();
        for (int block = 0; block < blocks; block++) {
            long in = (long) block * a.inputCells() * CELL;
            long square = (long) block * a.weightCells() * CELL;
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    long keys = in + a.cell(KEY, h, 0) * CELL + l;
                    for (int i = 0; i < a.positions(); i++) {
                        long row = square + a.weightCell(h, i) * CELL + l;
                        long to = in + a.cell(QUERY, h, i) * CELL + l;
                        VectorAttention.softmaxGradient(scale, a.seen(i), weights, dWeights, row);
                        VectorAttention.combine(a.width(), a.seen(i), dWeights, row, CELL, qkv, keys, stride, dQkv, to);
                    }
                    for (int j = 0; j < a.keys(); j++) {
                        overQueries(
                                a,
                                h,
                                j,
                                dWeights,
                                square + l,
                                qkv,
                                in + a.cell(QUERY, h, 0) * CELL + l,
                                stride,
                                dQkv,
                                in + a.cell(KEY, h, j) * CELL + l);
                    }
                }
            }
        }
    }

    /** For a key, the chain over the queries that see it of a weight times what the query has. */
    private static void overQueries(
            Attention a,
            int head,
            int key,
            MemorySegment weights,
            long square,
            MemorySegment x,
            long xAt,
            long xStride,
            MemorySegment out,
            long outAt) {
        int first = a.firstThatSees(key);
        VectorAttention.combine(
                a.width(),
                a.positions() - first,
                weights,
                square + (a.weightCell(head, first) + key) * CELL,
                a.keys() * CELL,
                x,
                xAt + first * xStride,
                xStride,
                out,
                outAt);
    }
}
