package synapt.benchmarks.harness;

import java.util.Arrays;
import java.util.Locale;

/**
 * A process that trains from its first step on, and tells how long it took to reach nine tenths of the speed that it has in
 * the end.
 */
public final class WarmUp {
    /** Of the line with the seconds from the first step's beginning. */
    public static final String SECONDS = "WARMUP,";

    private static final double SHARE = 0.9;
    /** Steps are counted by tenths of a second. */
    private static final long BIN_NANOS = 100_000_000;
    /** So many tenths in a row have to be fast, or a lucky one would do. */
    private static final int STEADY = 3;

    private WarmUp() {}

    /** Arguments: workload, threads, seconds. */
    public static void main(String[] args) {
        Workload workload = Workload.valueOf(args[0]);
        Contender contender = Contenders.find().create(workload, Integer.parseInt(args[1]));
        double[] bins = new double[10 * Integer.parseInt(args[2])];
        long start = System.nanoTime();
        long before = 0;
        for (int step = 0; before < bins.length * BIN_NANOS; step++) {
            contender.step(step % workload.model().batches());
            long now = System.nanoTime() - start;
            spread(bins, before, now);
            before = now;
        }
        System.out.println(SECONDS + String.format(Locale.ROOT, "%.1f", seconds(bins)));
        System.exit(0);
    }

    /** Adds a step to the tenths that it took, to each as much as fell into it. */
    static void spread(double[] bins, long from, long to) {
        for (long at = from; at < to; ) {
            int bin = (int) (at / BIN_NANOS);
            long end = Math.min(to, (bin + 1) * BIN_NANOS);
            if (bin < bins.length) {
                bins[bin] += (double) (end - at) / (to - from);
            }
            at = end;
        }
    }

    /** @param bins steps in each tenth of a second; full speed is the median of the last quarter of them */
    static double seconds(double[] bins) {
        double[] last = Arrays.copyOfRange(bins, bins.length * 3 / 4, bins.length);
        Arrays.sort(last);
        double enough = SHARE * last[last.length / 2];
        int steady = 0;
        for (int i = 0; i < bins.length; i++) {
            steady = bins[i] >= enough ? steady + 1 : 0;
            if (steady == STEADY) {
                return 0.1 * (i + 1 - STEADY);
            }
        }
        return 0.1 * bins.length;
    }
}
