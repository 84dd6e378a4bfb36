package synapt;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import synapt.kernel.Kernels;

/**
 * Looks at what one pass computed, node by node, for the first number that is not finite. Generated classes show it their tasks one
 * after another, each with the same nodes in the same order; the earliest node counts, and of its examples the first.
 */
public final class Inspection {

    private final Kernels k;
    private @Nullable Workspace task;

    /** Which node of the task is shown. */
    private int at;

    /** The node that was found; what comes behind it is not looked at any more. */
    private int earliest = Integer.MAX_VALUE;

    private @Nullable String found;

    Inspection(Kernels k) {
        this.k = k;
    }

    /** From here on, another task is shown, from the first node on. */
    void begin(Workspace w) {
        task = w;
        at = 0;
    }

    /** The first node with its example and element, for people; null if all was finite. */
    @Nullable
    String found() {
        return found;
    }

    /**
     * Shows statistics of the whole batch.
     *
     * @param name     the normalisation that they are of
     * @param elements how many there are
     */
    public void statistics(String name, MemorySegment statistics, int elements) {
        if (at++ < earliest && !k.allFinite(statistics, elements)) {
            earliest = at - 1;
            found = "the mean or variance of this batch at " + name;
        }
    }

    /**
     * Shows a result, [blocks][elements][16].
     *
     * @param name     of the node, for people
     * @param elements of one example
     */
    public void result(String name, MemorySegment cells, int elements) {
        Workspace w = task;
        if (at++ >= earliest || w == null || k.allFinite(cells, (long) w.blocks * elements * Kernels.LANES)) {
            return;
        }
        double[] block = new double[elements * Kernels.LANES];
        for (int example = 0; example < w.count; example++) {
            int lane = example % Kernels.LANES;
            if (lane == 0) {
                k.read(cells, (long) (example / Kernels.LANES) * block.length, block, block.length);
            }
            for (int i = 0; i < elements; i++) {
                double value = block[i * Kernels.LANES + lane];
                if (!Double.isFinite(value)) {
                    earliest = at - 1;
                    found = "the result of " + name + " for example " + (w.first + example) + " (element " + i + ": "
                            + value + ")";
                    return;
                }
            }
        }
        // Otherwise it was in lanes beyond the last example, which mean nothing.
    }
}
