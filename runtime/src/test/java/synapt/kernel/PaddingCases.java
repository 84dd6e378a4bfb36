package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Kernels of sequences of different lengths on awkward sizes. */
final class PaddingCases {

    private static final int LANES = Kernels.LANES;
    private static final int BLOCKS = 2;

    private PaddingCases() {}

    static void addTo(KernelCases cases) {
        for (int positions : new int[] {1, 2, 5, 9}) {
            cases.add("lengthsOfTokens " + positions, (k, n) -> {
                MemorySegment lengths = n.unset(BLOCKS * LANES);
                k.lengthsOfTokens(1, positions, ids(n, positions), lengths, BLOCKS);
                return n.read(lengths);
            });
            cases.add("cellsFromLengths " + positions, (k, n) -> {
                MemorySegment lengths = n.unset(BLOCKS * LANES);
                k.cellsFromLengths(IntStream.range(1, 30).toArray(), 4, 21, lengths, BLOCKS);
                return n.read(lengths);
            });
            cases.add("clearBehindEnds " + positions, (k, n) -> {
                MemorySegment x = n.some(cells(3 * positions));
                int[] lengths =
                        IntStream.range(0, 30).map(i -> 1 + i % positions).toArray();
                k.clearBehindEnds(lengths, 4, 21, positions, 3, x);
                return n.read(x);
            });
            cases.add("addToLengths " + positions, (k, n) -> {
                MemorySegment longer = n.unset(BLOCKS * LANES);
                k.addToLengths(1, lengths(n, positions), longer, BLOCKS);
                return n.read(longer);
            });
            for (int features : new int[] {1, 4, 19}) {
                pools(cases, positions, features);
            }
            for (int width : new int[] {1, 4, 6}) {
                attention(cases, new Attention(positions, 3, width, false));
                attention(cases, new Attention(positions, 2, width, true));
                attention(cases, new Attention(positions, 4, 2, width, false));
            }
        }
        for (Recurrence.Cell cell : Recurrence.Cell.values()) {
            for (int steps : new int[] {1, 4}) {
                for (int variant = 0; variant < 4; variant++) {
                    boolean reverse = variant % 2 == 1;
                    Recurrence r =
                            new Recurrence(cell, steps, 3, reverse, variant > 1, 3 + variant, reverse ? variant : 0);
                    cases.add("padded recurrence " + r, (k, n) -> recurrence(r, k, n));
                }
            }
        }
    }

    private static void pools(KernelCases cases, int positions, int features) {
        String size = " " + positions + " x " + features;
        long one = cells(features);
        long all = one * positions;
        cases.add("meanBeforeEnd" + size, (k, n) -> {
            MemorySegment y = n.unset(one);
            k.meanBeforeEnd(positions, features, lengths(n, positions), n.some(all), y, BLOCKS);
            return n.read(y);
        });
        cases.add("meanBeforeEndGradient" + size, (k, n) -> {
            MemorySegment dx = n.unset(all);
            k.meanBeforeEndGradient(positions, features, lengths(n, positions), n.some(one), dx, BLOCKS);
            return n.read(dx);
        });
        cases.add("takeEnd" + size, (k, n) -> {
            MemorySegment y = n.unset(one);
            k.takeEnd(positions, features, lengths(n, positions), n.some(all), y, BLOCKS);
            return n.read(y);
        });
        cases.add("takeEndGradient" + size, (k, n) -> {
            MemorySegment dx = n.unset(all);
            k.takeEndGradient(positions, features, lengths(n, positions), n.some(one), dx, BLOCKS);
            return n.read(dx);
        });
    }

    private static void attention(KernelCases cases, Attention a) {
        cases.add("attentionWeights before the end " + a, (k, n) -> {
            MemorySegment to = n.unset(cells(a.weightCells()));
            k.attentionWeights(a, lengths(n, a.keys()), n.some(cells(a.inputCells())), to, n.unset(a.room()), BLOCKS);
            return n.read(to);
        });
    }

    private static double[] recurrence(Recurrence r, Kernels k, Numbers n) {
        int hidden = r.hidden();
        boolean isLstm = r.cell() == Recurrence.Cell.LSTM;
        MemorySegment lengths = lengths(n, r.steps());
        MemorySegment gates = n.some(cells(r.steps() * r.gates()));
        MemorySegment memory = n.unset(cells((r.steps() + 1) * hidden));
        MemorySegment states = n.unset(cells((r.steps() + 1) * hidden));
        MemorySegment y = n.some(cells(r.outputCells())); // other directions' share stays as it is
        Product product = Product.linear(hidden, r.gates());
        PaddedRecurrences.forward(
                k,
                r,
                product,
                Packs.packed(k, n.some(product.weights())),
                n.some(r.gates()),
                initial(r, n),
                isLstm ? initial(r, n) : null,
                gates,
                n.unset(cells(r.gates())),
                memory,
                states,
                n.unset(cells(hidden)),
                y,
                lengths,
                BLOCKS);
        double[] forward = KernelCases.read(n, gates, states, y);
        MemorySegment byStep = isLstm ? gates : n.unset(cells(r.steps() * r.gates()));
        MemorySegment dState = n.unset(cells(hidden));
        MemorySegment carry = n.unset(cells(hidden));
        Product back = Product.linear(r.gates(), hidden);
        PaddedRecurrences.backward(
                k,
                r,
                back,
                Packs.packed(k, n.some(back.weights())),
                gates,
                byStep,
                memory,
                states,
                n.some(cells(r.outputCells())),
                dState,
                carry,
                n.unset(cells(r.gates())),
                lengths,
                n.some(cells(2 * hidden)), // nothing is read that was not put there
                BLOCKS);
        double[] backward = KernelCases.read(n, gates, byStep, dState, carry);
        return IntStream.range(0, forward.length + backward.length)
                .mapToDouble(i -> i < forward.length ? forward[i] : backward[i - forward.length])
                .toArray();
    }

    private static @Nullable MemorySegment initial(Recurrence r, Numbers n) {
        return r.last() ? n.some(r.hidden()) : null;
    }

    private static MemorySegment ids(Numbers n, int positions) {
        return n.of(IntStream.of(n.below(3, BLOCKS * positions * LANES))
                .asDoubleStream()
                .toArray());
    }

    static MemorySegment lengths(Numbers n, int positions) {
        return n.of(IntStream.of(n.below(positions, BLOCKS * LANES))
                .mapToDouble(l -> l + 1)
                .toArray());
    }

    private static long cells(int cells) {
        return (long) BLOCKS * cells * LANES;
    }
}
