package synapt.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import synapt.benchmarks.ForkReport.Key;

/**
 * One workload at one number of threads, measured with one library or two that take turns. A library may be compared with
 * itself: then the ratio shows what the machine's noise alone does.
 */
final class Comparison {
    /** Cores beyond which a figure is suspect: of other work, or of its own above the threads it was given. */
    private static final double TOLERATED = 0.1;

    static final String HEADER = "%-20s %7s  %-10s %12s %12s %12s  %-9s %s"
            .formatted("workload", "threads", "library", "median", "min", "max", "unit", "canary GFLOP/s, min-max");

    private final Workload workload;
    private final int threads;
    private final List<Library> contenders;
    /** For each contender its processes, in order. */
    private final List<List<ForkReport>> reports;

    Comparison(Workload workload, int threads, List<Library> contenders) {
        this.workload = workload;
        this.threads = threads;
        this.contenders = contenders;
        reports = contenders.stream()
                .<List<ForkReport>>map(c -> new ArrayList<>())
                .toList();
    }

    /** Starts the processes one after the other, and prints a line for each. */
    void run(ForkStart start, int pairs) throws IOException, InterruptedException {
        System.out.printf(Locale.ROOT, "%n%s, threads %d%n", workload, threads);
        for (int pair = 0; pair < pairs; pair++) {
            for (int c = 0; c < contenders.size(); c++) {
                Library library = contenders.get(c);
                ForkReport report = start.run(workload, library, threads);
                reports.get(c).add(report);
                if (pair == 0) {
                    System.out.println("  " + report.text(Key.LIBRARY));
                }
                System.out.println("  " + line(pair, library, report));
                warnings(report).forEach(w -> System.out.println("    WARNING: " + w));
            }
        }
    }

    /** For each contender a row under {@link #HEADER}. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int c = 0; c < contenders.size(); c++) {
            Spread figure = spread(reports.get(c), Key.FIGURE);
            Spread canary = spread(reports.get(c), Key.CANARY);
            rows.add(String.format(
                    Locale.ROOT,
                    "%-20s %7d  %-10s %12.1f %12.1f %12.1f  %-9s %.0f-%.0f",
                    workload,
                    threads,
                    contenders.get(c),
                    figure.median(),
                    figure.min(),
                    figure.max(),
                    workload.task().unit(),
                    canary.min(),
                    canary.max()));
        }
        return rows;
    }

    /** {@code RATIO,workload,threads,median,min,max} of the pairs' ratios; empty if a library was measured alone. */
    Optional<String> ratio() {
        if (contenders.size() < 2) {
            return Optional.empty();
        }
        double[] ratios = new double[reports.getFirst().size()];
        for (int pair = 0; pair < ratios.length; pair++) {
            ratios[pair] = workload.task()
                    .ratio(
                            reports.get(0).get(pair).number(Key.FIGURE),
                            reports.get(1).get(pair).number(Key.FIGURE));
        }
        Spread spread = Spread.of(ratios);
        return Optional.of(String.format(
                Locale.ROOT,
                "RATIO,%s,%d,%.3f,%.3f,%.3f",
                workload,
                threads,
                spread.median(),
                spread.min(),
                spread.max()));
    }

    /** How many processes were not measured in peace. */
    long suspect() {
        return reports.stream()
                .flatMap(List::stream)
                .filter(r -> !warnings(r).isEmpty())
                .count();
    }

    private String line(int pair, Library library, ForkReport report) {
        return String.format(
                Locale.ROOT,
                "%2d %-10s %10.1f %s  canary %.0f GFLOP/s  cores %.2f, others %.2f  %s",
                pair + 1,
                library,
                report.number(Key.FIGURE),
                workload.task().unit(),
                report.number(Key.CANARY),
                report.number(Key.OWN),
                report.number(Key.OTHERS),
                report.text(Key.LEARNT));
    }

    private List<String> warnings(ForkReport report) {
        List<String> warnings = new ArrayList<>();
        if (report.number(Key.OTHERS) > TOLERATED) {
            warnings.add("other work took %.2f cores".formatted(report.number(Key.OTHERS)));
        }
        if (report.number(Key.OWN) > threads + TOLERATED) {
            warnings.add("it used %.2f cores, not %d".formatted(report.number(Key.OWN), threads));
        }
        return warnings;
    }

    private static Spread spread(List<ForkReport> reports, Key key) {
        return Spread.of(reports.stream().mapToDouble(r -> r.number(key)).toArray());
    }
}
