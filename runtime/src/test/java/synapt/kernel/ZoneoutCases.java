package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import synapt.random.Rate;

/** Recurrent layers with zoneout, forward and back, in awkward sizes. */
final class ZoneoutCases {

    private static final int BLOCKS = 2;
    private static final Rate STATE = Rate.of(0.3);
    private static final Rate MEMORY = Rate.of(0.6);

    private ZoneoutCases() {}

    static List<KernelCases.Case> all() {
        List<KernelCases.Case> cases = new ArrayList<>();
        for (Recurrence.Cell cell : Recurrence.Cell.values()) {
            for (int hidden : new int[] {1, 6, 17}) {
                for (int variant = 0; variant < 4; variant++) {
                    boolean reverse = variant % 2 == 1;
                    boolean mean = variant > 1;
                    Recurrence r = new Recurrence(cell, 3, hidden, reverse, reverse, hidden + variant, variant);
                    String name = "zoneout " + r + (mean ? " mean" : "");
                    cases.add(new KernelCases.Case(name, (k, n) -> run(r, mean, false, k, n)));
                    cases.add(new KernelCases.Case("padded " + name, (k, n) -> run(r, mean, true, k, n)));
                }
            }
        }
        return cases;
    }

    private static double[] run(Recurrence r, boolean mean, boolean padded, Kernels k, Numbers n) {
        int hidden = r.hidden();
        boolean isLstm = r.cell() == Recurrence.Cell.LSTM;
        Rate memoryRate = isLstm ? MEMORY : null;
        MemorySegment lengths = padded ? PaddingCases.lengths(n, r.steps()) : null;
        MemorySegment gates = n.some(cells(r.steps() * r.gates()));
        MemorySegment memory = n.unset(cells((r.steps() + 1) * hidden));
        MemorySegment states = n.unset(cells((r.steps() + 1) * hidden));
        MemorySegment state = n.unset(cells(hidden));
        MemorySegment y = n.unset(cells(r.outputCells()));
        Product product = Product.linear(hidden, r.gates());
        ZonedRecurrences.forward(
                k,
                r,
                product,
                Packs.packed(k, n.some(product.weights())),
                n.some(r.gates()),
                n.some(hidden),
                isLstm ? n.some(hidden) : null,
                gates,
                n.unset(cells(r.gates())),
                memory,
                states,
                state,
                y,
                3,
                STATE,
                5,
                memoryRate,
                mean,
                48,
                lengths,
                BLOCKS);
        double[] forward = KernelCases.read(n, memory, states, state, y);
        MemorySegment byStep = isLstm ? gates : n.unset(cells(r.steps() * r.gates()));
        MemorySegment dState = n.unset(cells(hidden));
        MemorySegment carry = n.unset(cells(hidden));
        Product back = Product.linear(r.gates(), hidden);
        ZonedRecurrences.backward(
                k,
                r,
                r.apart(),
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
                3,
                STATE,
                5,
                memoryRate,
                mean,
                48,
                n.unset(cells(hidden)),
                isLstm ? n.unset(cells(hidden)) : null,
                lengths,
                padded ? n.some(cells(2 * hidden)) : null,
                BLOCKS);
        double[] backward = KernelCases.read(n, gates, byStep, dState, carry);
        double[] all = Arrays.copyOf(forward, forward.length + backward.length);
        System.arraycopy(backward, 0, all, forward.length, backward.length);
        return all;
    }

    private static int cells(int features) {
        return BLOCKS * features * Kernels.LANES;
    }
}
