package synapt.benchmarks;

import java.util.Locale;

/**
 * How many times as fast, or as small, we are as {@code rival}.
 *
 * @param values of the pairs of processes
 * @param goal   what we want it to be; NaN if it is only watched
 */
record Ratio(String workload, int threads, String rival, Spread values, double goal) {
    static final String CSV_HEADER = "workload,threads,rival,ratio,min,max,goal";

    /** The line for scripts: {@code RATIO,workload,threads,ratio,min,max}. */
    String line() {
        return String.format(
                Locale.ROOT,
                "RATIO,%s,%d,%.3f,%.3f,%.3f",
                workload,
                threads,
                values.median(),
                values.min(),
                values.max());
    }

    String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%.3f,%.3f,%.3f,%s",
                workload,
                threads,
                rival,
                values.median(),
                values.min(),
                values.max(),
                Double.isNaN(goal) ? "" : Double.toString(goal));
    }

    /** The line for people. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%-26s %7d  %7.2f x %-17s (%.2f to %.2f)%s",
                workload,
                threads,
                values.median(),
                rival,
                values.min(),
                values.max(),
                Double.isNaN(goal)
                        ? ""
                        : String.format(
                                Locale.ROOT, "  goal %.1f: %s", goal, values.median() >= goal ? "reached" : "MISSED"));
    }
}
