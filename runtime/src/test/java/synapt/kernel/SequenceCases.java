package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Kernels of sequences on awkward sizes. */
final class SequenceCases {

    private static final int LANES = Kernels.LANES;

    private SequenceCases() {}

    static void addTo(KernelCases cases) {
        for (int count : new int[] {1, 2, 15, 16, 17, 35}) {
            for (int positions : new int[] {1, 3, 8}) {
                tokens(cases, count, positions);
                for (int features : new int[] {1, 4, 16, 19, 33}) {
                    embedding(cases, count, positions, features);
                    crossEntropy(cases, count, positions, features);
                    if (count == 17) {
                        positions(cases, positions, features);
                    }
                }
            }
        }
        for (int positions : new int[] {1, 2, 5, 8, 9}) {
            for (int heads : new int[] {1, 3}) {
                for (int width : new int[] {1, 2, 4, 6}) {
                    attention(cases, new Attention(positions, heads, width, false));
                    attention(cases, new Attention(positions, heads, width, true));
                    attention(cases, new Attention(positions, 4, heads, width, false));
                    memory(cases, new Attention(positions, 4, heads, width, false));
                }
            }
        }
        attention(cases, new Attention(141, 37, 1, 70, false)); // beyond what is laid side by side at a time
        attention(cases, new Attention(37, 1, 70, true));
    }

    private static void tokens(KernelCases cases, int count, int length) {
        int blocks = KernelCases.blocks(count);
        cases.add("cellsFromTokens " + count + " x " + length, (k, n) -> {
            MemorySegment to = n.unset((long) blocks * length * LANES);
            k.cellsFromTokens(n.below(1 << 24, (count + 3) * length), 2, count, length, to, blocks);
            return n.read(to);
        });
    }

    private static void embedding(KernelCases cases, int count, int positions, int features) {
        int vocabulary = 7;
        int blocks = KernelCases.blocks(count);
        int ids = blocks * positions * LANES;
        String size = " " + count + " x " + positions + " x " + features;
        cases.add("embedding" + size, (k, n) -> {
            MemorySegment y = n.unset((long) ids * features);
            k.embedding(features, positions, ids(n, vocabulary, ids), n.some((long) vocabulary * features), y, blocks);
            return n.read(y);
        });
        for (int padding : new int[] {-1, 3}) {
            cases.add("embeddingGradient" + size + ", padding " + padding, (k, n) -> {
                MemorySegment gradient = n.unset((long) vocabulary * features);
                MemorySegment dy = n.some((long) ids * features);
                int parts = (features + SequenceKernels.EMBEDDING_PART - 1) / SequenceKernels.EMBEDDING_PART;
                MemorySegment of = ids(n, vocabulary, ids);
                for (int part = 0; part < parts; part++) {
                    k.embeddingGradient(vocabulary, features, positions, padding, of, dy, count, gradient, part);
                }
                return n.read(gradient);
            });
        }
    }

    private static void crossEntropy(KernelCases cases, int count, int positions, int classes) {
        int blocks = KernelCases.blocks(count);
        String size = " " + count + " x " + positions + " x " + classes;
        for (int ignored : new int[] {-1, 0, -100}) {
            cases.add("crossEntropy" + size + ", ignored " + ignored, (k, n) -> {
                MemorySegment logits = n.few((long) blocks * positions * classes * LANES);
                MemorySegment results = n.unset((long) LossKernels.RESULTS * blocks);
                MemorySegment cells = n.unset((long) blocks * positions * LANES);
                int[] labels = n.below(classes, (count + 2) * positions);
                for (int i = 0; i < labels.length && ignored == -100; i += 3) {
                    labels[i] = ignored;
                }
                k.cellsFromLabels(labels, 2, count, positions, ignored, cells, blocks);
                ClassCells of = new ClassCells(classes, positions, ignored == 0);
                k.crossEntropy(of, logits, cells, 0.3f, logits, results, blocks);
                return KernelCases.read(n, cells, logits, results);
            });
        }
    }

    private static void positions(KernelCases cases, int positions, int features) {
        int blocks = 2;
        String size = " " + positions + " x " + features;
        long one = (long) blocks * features * LANES;
        long all = one * positions;
        cases.add("addTable" + size, (k, n) -> {
            MemorySegment y = n.unset(all);
            k.addTable(positions * features, n.some(all), n.some((long) positions * features), y, blocks);
            return n.read(y);
        });
        cases.add("prependRow" + size, (k, n) -> {
            MemorySegment y = n.unset(all + one);
            k.prependRow(positions, features, n.some(all), n.some(features), y, blocks);
            return n.read(y);
        });
        cases.add("prependRowGradient" + size, (k, n) -> {
            MemorySegment dx = n.unset(all);
            k.prependRowGradient(positions, features, n.some(all + one), dx, blocks);
            return n.read(dx);
        });
        cases.add("meanPositions" + size, (k, n) -> {
            MemorySegment y = n.unset(one);
            k.meanPositions(positions, features, n.some(all), y, blocks);
            return n.read(y);
        });
        cases.add("meanPositionsGradient" + size, (k, n) -> {
            MemorySegment dx = n.unset(all);
            k.meanPositionsGradient(positions, features, n.some(one), dx, blocks);
            return n.read(dx);
        });
        for (int position : new int[] {0, positions - 1}) {
            cases.add("takePosition " + position + size, (k, n) -> {
                MemorySegment y = n.unset(one);
                k.takePosition(position, positions, features, n.some(all), y, blocks);
                return n.read(y);
            });
            cases.add("takePositionGradient " + position + size, (k, n) -> {
                MemorySegment dx = n.unset(all);
                k.takePositionGradient(position, positions, features, n.some(one), dx, blocks);
                return n.read(dx);
            });
        }
    }

    private static void attention(KernelCases cases, Attention a) {
        int blocks = 2;
        long in = (long) blocks * a.inputCells() * LANES;
        long out = (long) blocks * a.resultCells() * LANES;
        long weights = (long) blocks * a.weightCells() * LANES;
        if (a.width() % 2 == 0 && !a.causal() && a.keys() == a.positions()) {
            for (boolean back : new boolean[] {false, true}) {
                cases.add("rotate " + a + (back ? " back" : ""), (k, n) -> {
                    MemorySegment qkv = n.some(in);
                    k.rotate(a, Rotation.of(a), back, qkv, blocks);
                    return n.read(qkv);
                });
            }
        }
        cases.add("attentionWeights " + a, (k, n) -> {
            MemorySegment to = n.unset(weights);
            k.attentionWeights(a, n.some(in), to, n.unset(a.room()), blocks);
            return n.read(to);
        });
        cases.add("attentionValues " + a, (k, n) -> {
            MemorySegment to = n.unset(out);
            k.attentionValues(a, n.some(weights), n.some(in), to, blocks);
            return n.read(to);
        });
        cases.add("attentionValuesGradient " + a, (k, n) -> {
            MemorySegment dWeights = n.unset(weights);
            MemorySegment dQkv = n.unset(in);
            MemorySegment room = n.unset(a.room());
            k.attentionValuesGradient(a, n.some(weights), n.some(in), n.some(out), dWeights, dQkv, room, blocks);
            return KernelCases.read(n, dWeights, dQkv);
        });
        cases.add("attentionWeightsGradient " + a, (k, n) -> {
            MemorySegment dWeights = n.some(weights);
            MemorySegment dQkv = n.unset(in);
            k.attentionWeightsGradient(a, n.some(weights), n.some(in), dWeights, dQkv, n.unset(a.room()), blocks);
            return KernelCases.read(n, dWeights, dQkv);
        });
    }

    private static void memory(KernelCases cases, Attention a) {
        int blocks = 2;
        long queries = (long) blocks * a.positions() * a.features() * LANES;
        long keys = (long) blocks * a.keys() * a.features() * LANES;
        long parts = (long) blocks * a.inputCells() * LANES;
        cases.add("attentionParts " + a, (k, n) -> {
            MemorySegment to = n.unset(parts);
            k.attentionParts(a, n.some(queries), n.some(keys), to, blocks);
            return n.read(to);
        });
        cases.add("gradients of attentionParts " + a, (k, n) -> {
            MemorySegment dParts = n.some(parts);
            MemorySegment dx = n.unset(queries);
            MemorySegment dMemory = n.unset(keys);
            k.clearAttentionRoom(a, dParts, blocks);
            k.attentionQueryPart(a, dParts, dx, blocks);
            k.attentionMemoryPart(a, dParts, dMemory, blocks);
            return KernelCases.read(n, dParts, dx, dMemory);
        });
    }

    private static MemorySegment ids(Numbers n, int vocabulary, int count) {
        return n.of(Arrays.stream(n.below(vocabulary, count)).asDoubleStream().toArray());
    }
}
