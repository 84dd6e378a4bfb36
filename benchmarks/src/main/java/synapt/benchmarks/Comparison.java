package synapt.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import synapt.benchmarks.harness.ForkReport;
import synapt.benchmarks.harness.ForkReport.Key;
import synapt.benchmarks.harness.Metric;
import synapt.benchmarks.harness.Task;
import synapt.benchmarks.harness.Workload;

/**
 * One workload at one number of threads, measured with libraries that take turns: the first is compared with the fastest of
 * the others. A library may be compared with itself: then the ratio shows what the machine's noise alone does.
 */
final class Comparison {
    /** Cores beyond which a figure is suspect: of other work, or of its own above the threads it was given. */
    private static final double TOLERATED = 0.1;
    /** A rival that is slower than this share of the fastest is measured once: it won't become the fastest. */
    private static final double HOPELESS = 2.0 / 3;

    private final Workload workload;
    private final int threads;
    private final List<Turns> turns;

    /** A library and the reports of its processes, one for each round until it was left out. */
    private record Turns(Library library, List<ForkReport> reports) {
        double[] all(Metric metric) {
            return reports.stream().mapToDouble(r -> r.figure(metric)).toArray();
        }

        Spread of(Metric metric) {
            return Spread.of(all(metric));
        }
    }

    /** @param contenders those that can't do the workload are left out */
    Comparison(Workload workload, int threads, List<Library> contenders) {
        this.workload = workload;
        this.threads = threads;
        turns = new ArrayList<>();
        contenders.stream().filter(c -> c.does(workload)).forEach(c -> turns.add(new Turns(c, new ArrayList<>())));
    }

    /**
     * Starts the processes one after the other, and prints a line for each. A rival whose process fails is left out.
     *
     * @throws ForkFailure if a process of the first library fails
     */
    void run(ForkStart start, int rounds) throws IOException, InterruptedException {
        System.out.printf(Locale.ROOT, "%n%s, threads %d%n", workload, threads);
        for (int round = 0; round < rounds; round++) {
            for (Turns turn : List.copyOf(turns)) {
                if (round > 0 && isHopeless(turn)) {
                    continue;
                }
                ForkReport report;
                try {
                    report = start.run(workload, turn.library, threads);
                } catch (ForkFailure e) {
                    if (turn == turns.getFirst()) {
                        throw e;
                    }
                    System.out.println("    WARNING: left out: " + e.getMessage());
                    turns.removeIf(t -> t == turn);
                    continue;
                }
                turn.reports.add(report);
                if (round == 0) {
                    System.out.println("  " + report.text(Key.LIBRARY));
                }
                System.out.println("  " + line(round, turn.library, report));
                warnings(report).forEach(w -> System.out.println("    WARNING: " + w));
            }
        }
    }

    /** For each metric and library. */
    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Metric metric : workload.task().metrics()) {
            for (Turns turn : turns) {
                Spread canary = Spread.of(turn.reports.stream()
                        .mapToDouble(r -> r.number(Key.CANARY))
                        .toArray());
                figures.add(new Figure(
                        workload + metric.suffix(),
                        threads,
                        turn.library.toString(),
                        turn.of(metric),
                        workload.unit(metric),
                        canary));
            }
        }
        return figures;
    }

    /** For each metric the first library beside the fastest of the others; none if it was measured alone. */
    List<Ratio> ratios() {
        List<Ratio> ratios = new ArrayList<>();
        for (Metric metric : workload.task().metrics()) {
            if (turns.size() > 1) {
                Turns ours = turns.getFirst();
                Turns rival = fastestRival(metric);
                double[] pairs = IntStream.range(0, Math.min(ours.reports.size(), rival.reports.size()))
                        .mapToDouble(i -> metric.ratio(
                                ours.reports.get(i).figure(metric),
                                rival.reports.get(i).figure(metric)))
                        .toArray();
                ratios.add(new Ratio(
                        workload + metric.suffix(),
                        threads,
                        rival.library.toString(),
                        Spread.of(pairs),
                        workload.goal()));
            }
        }
        return ratios;
    }

    /** How many times as fast the first library is here as in {@code single}, the same workload with one thread. */
    List<Ratio> speedup(Comparison single) {
        if (workload.task() != Task.TRAIN && workload.task() != Task.GRADIENTS) {
            return List.of();
        }
        double[] one = single.turns.getFirst().all(Metric.RATE);
        double[] more = turns.getFirst().all(Metric.RATE);
        double[] rounds = new double[Math.min(one.length, more.length)];
        for (int i = 0; i < rounds.length; i++) {
            rounds[i] = more[i] / one[i];
        }
        return List.of(new Ratio(
                workload + ".speedup", threads, "1 thread", Spread.of(rounds), threads == 2 ? 1.9 : Double.NaN));
    }

    /** How many processes were not measured in peace. */
    long suspect() {
        return turns.stream()
                .flatMap(t -> t.reports.stream())
                .filter(r -> !warnings(r).isEmpty())
                .count();
    }

    private Turns fastestRival(Metric metric) {
        Turns fastest = turns.get(1);
        for (Turns rival : turns.subList(2, turns.size())) {
            if (metric.ratio(rival.of(metric).median(), fastest.of(metric).median()) > 1) {
                fastest = rival;
            }
        }
        return fastest;
    }

    private boolean isHopeless(Turns turn) {
        return turn != turns.getFirst()
                && workload.task().metrics().stream()
                        .allMatch(m -> m.ratio(
                                        turn.of(m).median(),
                                        fastestRival(m).of(m).median())
                                < HOPELESS);
    }

    private String line(int round, Library library, ForkReport report) {
        StringBuilder figures = new StringBuilder();
        for (Metric metric : workload.task().metrics()) {
            figures.append(String.format(
                    Locale.ROOT, " %12.3f %s%s", report.figure(metric), workload.unit(metric), metric.suffix()));
        }
        return String.format(
                Locale.ROOT,
                "%2d %-17s%s  canary %.0f GFLOP/s  cores %.2f, others %.2f  %s",
                round + 1,
                library,
                figures,
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
}
