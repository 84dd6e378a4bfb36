package synapt.kernel;

import static synapt.kernel.Attention.Part.KEY;
import static synapt.kernel.Attention.Part.QUERY;
import static synapt.kernel.Attention.Part.VALUE;
import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** Attention, one number at a time. */
interface ScalarAttentionKernels extends AttentionKernels {

    @Override
    default void rotate(Attention a, Rotation r, boolean back, MemorySegment qkv, int blocks) {
        for (int p = 0; p < a.positions(); p++) {
            for (int pair = 0; pair < a.width() / 2; pair++) {
                float cos = ScalarMath.round(r.cos(p, pair));
                float sin = ScalarMath.round(back ? -r.sin(p, pair) : r.sin(p, pair));
                for (int head = 0; head < 2 * a.heads(); head++) { // the keys' heads lie behind the queries'
                    for (int block = 0; block < blocks; block++) {
                        long cell = (long) block * a.inputCells() + a.cell(QUERY, head, p) + 2L * pair;
                        for (long i = cell * LANES; i < (cell + 1) * LANES; i++) {
                            float x = Cells.get(qkv, i);
                            float y = Cells.get(qkv, i + LANES);
                            Cells.set(qkv, i, Math.fma(x, cos, -(y * sin)));
                            Cells.set(qkv, i + LANES, Math.fma(x, sin, y * cos));
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
                for (int i = 0; i < a.positions(); i++) {
                    for (int l = 0; l < LANES; l++) {
                        ScalarAttention.weights(a, h, i, a.seen(i), qkv, weights, block, l);
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
                for (int i = 0; i < a.positions(); i++) {
                    for (int l = 0; l < LANES; l++) {
                        int length = (int) Cells.get(lengths, (long) block * LANES + l);
                        ScalarAttention.weights(a, h, i, Math.min(a.seen(i), length), qkv, weights, block, l);
                    }
                }
            }
        }
    }

    @Override
    default void attentionValues(Attention a, MemorySegment weights, MemorySegment qkv, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            long in = (long) block * a.inputCells();
            long out = (long) block * a.resultCells();
            for (int h = 0; h < a.heads(); h++) {
                for (int i = 0; i < a.positions(); i++) {
                    long row = (long) block * a.weightCells() + a.weightCell(h, i);
                    for (int d = 0; d < a.width(); d++) {
                        for (int l = 0; l < LANES; l++) {
                            float sum = 0f;
                            for (int j = 0; j < a.seen(i); j++) {
                                float weight = Cells.get(weights, (row + j) * LANES + l);
                                float v = Cells.get(qkv, (in + a.cell(VALUE, h, j) + d) * LANES + l);
                                sum = Math.fma(weight, v, sum);
                            }
                            Cells.set(y, (out + a.resultCell(h, i) + d) * LANES + l, sum);
                        }
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
            MemorySegment room,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            long in = (long) block * a.inputCells();
            long out = (long) block * a.resultCells();
            long square = (long) block * a.weightCells();
            for (int h = 0; h < a.heads(); h++) {
                for (int i = 0; i < a.positions(); i++) {
                    for (int j = 0; j < a.keys(); j++) {
                        for (int l = 0; l < LANES; l++) {
                            float sum = 0f;
                            for (int d = 0; j < a.seen(i) && d < a.width(); d++) {
                                float g = Cells.get(dy, (out + a.resultCell(h, i) + d) * LANES + l);
                                float v = Cells.get(qkv, (in + a.cell(VALUE, h, j) + d) * LANES + l);
                                sum = Math.fma(g, v, sum);
                            }
                            Cells.set(dWeights, (square + a.weightCell(h, i) + j) * LANES + l, sum);
                        }
                    }
                }
                for (int j = 0; j < a.keys(); j++) {
                    for (int d = 0; d < a.width(); d++) {
                        for (int l = 0; l < LANES; l++) {
                            float sum = 0f;
                            for (int i = a.firstThatSees(j); i < a.positions(); i++) {
                                float weight = Cells.get(weights, (square + a.weightCell(h, i) + j) * LANES + l);
                                float g = Cells.get(dy, (out + a.resultCell(h, i) + d) * LANES + l);
                                sum = Math.fma(weight, g, sum);
                            }
                            Cells.set(dQkv, (in + a.cell(VALUE, h, j) + d) * LANES + l, sum);
                        }
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
            MemorySegment room,
            int blocks) {
        float scale = ScalarMath.round(a.scale());
        for (int block = 0; block < blocks; block++) {
            long in = (long) block * a.inputCells();
            long square = (long) block * a.weightCells();
            for (int h = 0; h < a.heads(); h++) {
                for (int i = 0; i < a.positions(); i++) {
                    for (int l = 0; l < LANES; l++) {
                        long row = (square + a.weightCell(h, i)) * LANES + l;
                        float sum = 0f;
                        for (int j = 0; j < a.seen(i); j++) {
                            long at = row + (long) j * LANES;
                            sum = Math.fma(Cells.get(weights, at), Cells.get(dWeights, at), sum);
                        }
                        for (int j = 0; j < a.seen(i); j++) {
                            long at = row + (long) j * LANES;
                            float weight = Cells.get(weights, at);
                            Cells.set(dWeights, at, weight * (Cells.get(dWeights, at) - sum) * scale);
                        }
                        for (int d = 0; d < a.width(); d++) {
                            float dq = 0f;
                            for (int j = 0; j < a.seen(i); j++) {
                                float key = Cells.get(qkv, (in + a.cell(KEY, h, j) + d) * LANES + l);
                                dq = Math.fma(Cells.get(dWeights, row + (long) j * LANES), key, dq);
                            }
                            Cells.set(dQkv, (in + a.cell(QUERY, h, i) + d) * LANES + l, dq);
                        }
                    }
                }
                for (int j = 0; j < a.keys(); j++) {
                    for (int d = 0; d < a.width(); d++) {
                        for (int l = 0; l < LANES; l++) {
                            float dk = 0f;
                            for (int i = a.firstThatSees(j); i < a.positions(); i++) {
                                float score = Cells.get(dWeights, (square + a.weightCell(h, i) + j) * LANES + l);
                                float q = Cells.get(qkv, (in + a.cell(QUERY, h, i) + d) * LANES + l);
                                dk = Math.fma(score, q, dk);
                            }
                            Cells.set(dQkv, (in + a.cell(KEY, h, j) + d) * LANES + l, dk);
                        }
                    }
                }
            }
        }
    }
}
