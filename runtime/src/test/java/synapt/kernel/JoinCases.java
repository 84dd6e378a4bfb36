package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import synapt.kernel.KernelCases.Case;

/** Joins, their gradients and copies on awkward sizes. */
final class JoinCases {

    private static final int LANES = Kernels.LANES;

    private final List<Case> cases = new ArrayList<>();

    private JoinCases() {}

    static List<Case> all() {
        JoinCases c = new JoinCases();
        for (long size : new long[] {LANES, 3 * LANES, 37 * LANES}) {
            c.elementwise(size);
        }
        c.runs();
        return c.cases;
    }

    private interface Binary {
        void join(Kernels k, MemorySegment a, MemorySegment b, MemorySegment y, long n);
    }

    private void elementwise(long size) {
        binary("add", Kernels::add, size);
        binary("subtract", Kernels::subtract, size);
        binary("multiply", Kernels::multiply, size);
        binary("maximum", Kernels::maximum, size);
        add("maximumGradient " + size, (k, n) -> {
            MemorySegment dx = n.some(size);
            k.maximumGradient(n.few(size), n.few(size), dx, dx, size);
            return n.read(dx);
        });
        add("negate " + size, (k, n) -> {
            MemorySegment y = n.unset(size);
            k.negate(n.some(size), y, size);
            return n.read(y);
        });
        add("copy " + size, (k, n) -> {
            MemorySegment y = n.unset(size);
            k.copy(n.some(size), y, size);
            return n.read(y);
        });
    }

    /** Into memory of its own, and over either operand. */
    private void binary(String name, Binary kernel, long size) {
        add(name + " " + size, (k, n) -> {
            MemorySegment y = n.unset(size);
            kernel.join(k, n.some(size), n.some(size), y, size);
            return n.read(y);
        });
        add(name + " over the first " + size, (k, n) -> {
            MemorySegment a = n.some(size);
            kernel.join(k, a, n.some(size), a, size);
            return n.read(a);
        });
        add(name + " over the second " + size, (k, n) -> {
            MemorySegment b = n.some(size);
            kernel.join(k, n.some(size), b, b, size);
            return n.read(b);
        });
    }

    private void runs() {
        for (int runs : new int[] {1, 2, 5}) {
            for (int cells : new int[] {1, 3, 8}) {
                long length = (long) cells * LANES;
                add("copyRuns " + runs + " of " + cells, (k, n) -> {
                    MemorySegment to = n.some(runs * (length + 48) + 32);
                    k.copyRuns(n.some(runs * (length + 16) + 16), 16, length + 16, to, 32, length + 48, length, runs);
                    return n.read(to);
                });
            }
        }
        for (int channels : new int[] {1, 3, 16, 17, 33}) {
            for (int first : new int[] {0, 1, 15, 16, 21}) {
                for (int positions : new int[] {1, 4}) {
                    add("singleChannels %d x %d to %d".formatted(channels, positions, first), (k, n) -> {
                        MemorySegment to = n.some((long) KernelCases.blocks(first + channels) * positions * LANES);
                        MemorySegment from = n.some((long) KernelCases.blocks(channels) * positions * LANES);
                        k.singleChannels(from, channels, positions, to, first);
                        return n.read(to);
                    });
                }
            }
        }
    }

    private void add(String name, KernelCases.Body body) {
        cases.add(new Case(name, body));
    }
}
