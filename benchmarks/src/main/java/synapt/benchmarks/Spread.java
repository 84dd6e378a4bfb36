package synapt.benchmarks;

import java.util.Arrays;

/** Several figures of the same thing. */
record Spread(double median, double min, double max) {

    /** @throws IllegalArgumentException without values */
    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values to tell the spread of");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
