package synapt.kernel;

import static synapt.kernel.Attention.Part.KEY;
import static synapt.kernel.Attention.Part.QUERY;
import static synapt.kernel.Attention.Part.VALUE;
import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;

import java.lang.foreign.MemorySegment;
import synapt.kernel.VectorCellProducts.Terms;

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
    default void attentionWeights(
            Attention a, MemorySegment qkv, MemorySegment weights, MemorySegment room, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    scores(a, block, h, l, qkv, weights, room);
                    for (int i = 0; i < a.positions(); i++) {
                        long row = rows(a, block, h, l) + i * CELL * a.keys();
                        int seen = a.seen(i);
                        VectorAttention.softmax((float) a.scale(), seen, weights, row);
                        VectorAttention.clear(a.keys() - seen, weights, row + seen * CELL);
                    }
                }
            }
        }
    }

    @Override
    default void attentionWeights(
            Attention a,
            MemorySegment lengths,
            MemorySegment qkv,
            MemorySegment weights,
            MemorySegment room,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    scores(a, block, h, l, qkv, weights, room);
                    long ends = block * CELL + l;
                    for (int i = 0; i < a.positions(); i++) {
                        long row = rows(a, block, h, l) + i * CELL * a.keys();
                        int seen = a.seen(i);
                        VectorAttention.softmaxBeforeEnd((float) a.scale(), seen, lengths, ends, weights, row);
                        VectorAttention.clear(a.keys() - seen, weights, row + seen * CELL);
                    }
                }
            }
        }
    }

    private static void scores(
            Attention a, int block, int head, long lane, MemorySegment qkv, MemorySegment weights, MemorySegment room) {
        VectorCellProducts.dots(
                ofQueries(a),
                a.width(),
                a.positions(),
                a.keys(),
                qkv,
                part(a, block, QUERY, head, lane),
                next(a),
                qkv,
                part(a, block, KEY, head, lane),
                next(a),
                weights,
                rows(a, block, head, lane),
                CELL * a.keys(),
                room);
    }

    @Override
    default void attentionValues(Attention a, MemorySegment weights, MemorySegment qkv, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    long results = result(a, block, h, l);
                    overKeys(a, block, h, l, weights, qkv, VALUE, y, results, CELL * a.features());
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
            MemorySegment room,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    long results = result(a, block, h, l);
                    long rows = rows(a, block, h, l);
                    VectorCellProducts.dots(
                            ofQueries(a),
                            a.width(),
                            a.positions(),
                            a.keys(),
                            dy,
                            results,
                            CELL * a.features(),
                            qkv,
                            part(a, block, VALUE, h, l),
                            next(a),
                            dWeights,
                            rows,
                            CELL * a.keys(),
                            room);
                    for (int i = 0; i < a.positions(); i++) {
                        int seen = a.seen(i);
                        long unseen = rows + ((long) i * a.keys() + seen) * CELL;
                        VectorAttention.clear(a.keys() - seen, dWeights, unseen);
                    }
                    overQueries(a, block, h, l, weights, dy, results, CELL * a.features(), dQkv, VALUE, room);
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
            MemorySegment room,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int h = 0; h < a.heads(); h++) {
                for (long l = 0; l < CELL; l += BYTES) {
                    for (int i = 0; i < a.positions(); i++) {
                        long row = rows(a, block, h, l) + i * CELL * a.keys();
                        VectorAttention.softmaxGradient((float) a.scale(), a.seen(i), weights, dWeights, row);
                    }
                    long queries = part(a, block, QUERY, h, l);
                    overKeys(a, block, h, l, dWeights, qkv, KEY, dQkv, queries, next(a));
                    overQueries(a, block, h, l, dWeights, qkv, queries, next(a), dQkv, KEY, room);
                }
            }
        }
    }

    /** For each query, the chain over the keys that it sees of a weight times what the key has. */
    private static void overKeys(
            Attention a,
            int block,
            int head,
            long lane,
            MemorySegment weights,
            MemorySegment qkv,
            Attention.Part part,
            MemorySegment out,
            long outAt,
            long outNext) {
        VectorCellProducts.combine(
                ofQueries(a),
                a.keys(),
                a.positions(),
                a.width(),
                weights,
                rows(a, block, head, lane),
                CELL * a.keys(),
                CELL,
                qkv,
                part(a, block, part, head, lane),
                next(a),
                out,
                outAt,
                outNext);
    }

    /** For each key, the chain over the queries that see it of a weight times what the query has. */
    private static void overQueries(
            Attention a,
            int block,
            int head,
            long lane,
            MemorySegment weights,
            MemorySegment x,
            long xAt,
            long xNext,
            MemorySegment dQkv,
            Attention.Part part,
            MemorySegment room) {
        int n = a.positions();
        long wAt = rows(a, block, head, lane);
        long wNext = CELL * a.keys();
        long to = part(a, block, part, head, lane);
        if (a.causal()) {
            VectorCellProducts.combine(
                    Terms.FROM_ROW, n, n, a.width(), weights, wAt, CELL, wNext, x, xAt, xNext, dQkv, to, next(a));
        } else {
            VectorCellProducts.combineColumns(
                    n, a.keys(), a.width(), weights, wAt, wNext, x, xAt, xNext, dQkv, to, next(a), room);
        }
    }

    private static Terms ofQueries(Attention a) {
        return a.causal() ? Terms.UP_TO_ROW : Terms.ALL;
    }

    // ---- where a head's numbers lie

    /** Its queries, keys or values. */
    private static long part(Attention a, int block, Attention.Part part, int head, long lane) {
        return ((long) block * a.inputCells() + a.cell(part, head, 0)) * CELL + lane;
    }

    /** From one position's to the next's. */
    private static long next(Attention a) {
        return 3 * CELL * a.features();
    }

    private static long result(Attention a, int block, int head, long lane) {
        return ((long) block * a.resultCells() + a.resultCell(head, 0)) * CELL + lane;
    }

    /** The weights of its queries, a row each. */
    private static long rows(Attention a, int block, int head, long lane) {
        return ((long) block * a.weightCells() + a.weightCell(head, 0)) * CELL + lane;
    }
}
