package synapt.benchmarks;

import java.util.Locale;

/**
 * What was measured of one library: a row of the table.
 *
 * @param values of the processes, in order
 * @param canary GFLOP/s of a bare loop at that time; NaN where it wasn't asked
 */
record Figure(String workload, int threads, String library, Spread values, String unit, Spread canary) {
    static final String HEADER = "%-26s %7s  %-17s %12s %12s %12s  %-11s %s"
            .formatted("workload", "threads", "library", "median", "min", "max", "unit", "canary GFLOP/s");
    static final String CSV_HEADER = "workload,threads,library,median,min,max,unit,canary_min,canary_max";

    String row() {
        return String.format(
                Locale.ROOT,
                "%-26s %7d  %-17s %12s %12s %12s  %-11s %s",
                workload,
                threads,
                library,
                number(values.median()),
                number(values.min()),
                number(values.max()),
                unit,
                Double.isNaN(canary.median())
                        ? ""
                        : String.format(Locale.ROOT, "%.0f-%.0f", canary.min(), canary.max()));
    }

    String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%s,%s,%s,%s,%.1f,%.1f",
                workload,
                threads,
                library,
                number(values.median()),
                number(values.min()),
                number(values.max()),
                unit,
                canary.min(),
                canary.max());
    }

    /** Four digits that count, or all before the point. */
    private static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
