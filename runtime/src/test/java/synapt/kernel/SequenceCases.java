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
                }
            }
        }
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

    private static MemorySegment ids(Numbers n, int vocabulary, int count) {
        return n.of(Arrays.stream(n.below(vocabulary, count)).asDoubleStream().toArray());
    }
}
