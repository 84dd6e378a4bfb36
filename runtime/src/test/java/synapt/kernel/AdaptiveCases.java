package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The steps of adaptive optimisers, on a part of some parameters. */
final class AdaptiveCases {

    private static final int SIZE = 112;
    private static final int FROM = 16;
    private static final int TO = 96;

    private AdaptiveCases() {}

    static List<KernelCases.Case> all() {
        List<KernelCases.Case> cases = new ArrayList<>();
        for (float decay : new float[] {0f, 0.01f}) {
            cases.add(new KernelCases.Case("adam " + decay, (k, n) -> {
                MemorySegment w = n.some(SIZE);
                MemorySegment m = n.some(SIZE);
                MemorySegment v = n.positive(SIZE);
                k.adam(w, n.some(SIZE), m, v, FROM, TO, 0.1f, 0.9f, 0.1f, 0.99f, 0.01f, 1.5f, 1e-4f, decay, 0.98f);
                return read(n, w, m, v);
            }));
            cases.add(new KernelCases.Case("adagrad " + decay, (k, n) -> {
                MemorySegment w = n.some(SIZE);
                MemorySegment s = n.positive(SIZE);
                k.adagrad(w, n.some(SIZE), s, FROM, TO, 0.1f, 1e-4f, decay);
                return read(n, w, s);
            }));
            for (float momentum : new float[] {0f, 0.9f}) {
                for (boolean centered : new boolean[] {false, true}) {
                    cases.add(new KernelCases.Case("rmsProp " + decay + " " + momentum + " " + centered, (k, n) -> {
                        MemorySegment w = n.some(SIZE);
                        MemorySegment s = n.positive(SIZE);
                        MemorySegment a = n.of(new double[SIZE]);
                        MemorySegment b = n.some(SIZE);
                        k.rmsProp(
                                w, n.some(SIZE), s, a, b, FROM, TO, 0.1f, 0.9f, 0.1f, 1e-4f, momentum, decay, centered);
                        return read(n, w, s, a, b);
                    }));
                }
            }
        }
        cases.add(new KernelCases.Case("lion", (k, n) -> {
            MemorySegment w = n.some(SIZE);
            MemorySegment m = n.few(SIZE);
            k.lion(w, n.few(SIZE), m, FROM, TO, 0.1f, 0.75f, 0.25f, 0.99f, 0.01f, 0.98f);
            return read(n, w, m);
        }));
        return cases;
    }

    private static double[] read(Numbers n, MemorySegment... segments) {
        return Stream.of(segments)
                .map(n::read)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }
}
