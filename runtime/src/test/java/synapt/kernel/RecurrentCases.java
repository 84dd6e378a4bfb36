package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Recurrent layers, forward and back, in awkward sizes. */
final class RecurrentCases {

    private static final int LANES = Kernels.LANES;
    private static final int BLOCKS = 2;

    private RecurrentCases() {}

    static List<KernelCases.Case> all() {
        List<KernelCases.Case> cases = new ArrayList<>();
        for (Recurrence.Cell cell : Recurrence.Cell.values()) {
            for (int hidden : new int[] {1, 3, 17}) {
                for (int steps : new int[] {1, 3}) {
                    for (int variant = 0; variant < 4; variant++) {
                        boolean reverse = variant % 2 == 1;
                        Recurrence r = new Recurrence(
                                cell, steps, hidden, reverse, variant > 1, hidden + variant, reverse ? variant : 0);
                        cases.add(new KernelCases.Case("recurrence " + r, (k, n) -> run(r, k, n)));
                    }
                }
            }
        }
        return cases;
    }

    private static double[] run(Recurrence r, Kernels k, Numbers n) {
        int hidden = r.hidden();
        boolean isLstm = r.cell() == Recurrence.Cell.LSTM;
        MemorySegment gates = n.some(cells(r.steps() * r.gates()));
        MemorySegment products = n.unset(cells(r.gates()));
        MemorySegment memory = n.unset(cells((r.steps() + 1) * hidden));
        MemorySegment states = n.unset(cells((r.steps() + 1) * hidden));
        MemorySegment state = n.unset(cells(hidden));
        MemorySegment y = n.unset(cells(r.outputCells()));
        Product product = Product.linear(hidden, r.gates());
        Recurrences.forward(
                k,
                r,
                product,
                Packs.packed(k, n.some(product.weights())),
                n.some(r.gates()),
                r.last() ? n.some(hidden) : null,
                isLstm ? n.some(hidden) : null,
                gates,
                products,
                memory,
                states,
                state,
                y,
                BLOCKS);
        double[] forward = read(n, gates, memory, states, state, y);
        MemorySegment byStep = isLstm ? gates : n.unset(cells(r.steps() * r.gates()));
        MemorySegment dState = n.unset(cells(hidden));
        MemorySegment carry = n.unset(cells(hidden));
        Product back = Product.linear(r.gates(), hidden);
        Recurrences.backward(
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
                BLOCKS);
        return DoubleStream.concat(DoubleStream.of(forward), DoubleStream.of(read(n, gates, byStep, dState, carry)))
                .toArray();
    }

    private static long cells(int cells) {
        return (long) BLOCKS * cells * LANES;
    }

    private static double[] read(Numbers n, MemorySegment... segments) {
        return Stream.of(segments)
                .map(n::read)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }
}
