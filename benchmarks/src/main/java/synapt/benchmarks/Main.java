package synapt.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures libraries against each other: processes take turns, one at a time, and only neighbours are compared.
 * README.md tells how to read what it prints.
 */
public final class Main {
    private Main() {}

    /** Ends with status 2 if the arguments are wrong, 1 if a process failed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        try {
            run(options);
        } catch (ForkFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "java %s on %s, %d processors, load average %.2f%n",
                Runtime.version(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        ForkStart start = new ForkStart(options.warmup(), options.measure());
        List<Comparison> comparisons = new ArrayList<>();
        for (Workload workload : options.workloads()) {
            for (int threads : options.threads()) {
                if (workload.task().runsWith(threads)) {
                    Comparison comparison = new Comparison(workload, threads, options.contenders());
                    comparison.run(start, options.pairs());
                    comparisons.add(comparison);
                }
            }
        }
        System.out.println();
        System.out.println(Comparison.HEADER);
        comparisons.stream().map(Comparison::rows).flatMap(List::stream).forEach(System.out::println);
        System.out.println();
        long suspect = comparisons.stream().mapToLong(Comparison::suspect).sum();
        if (suspect > 0) {
            System.out.println("WARNING: " + suspect
                    + " processes were not measured in peace (see above): repeat this on a quiet machine");
        }
        comparisons.stream().map(Comparison::ratio).flatMap(Optional::stream).forEach(System.out::println);
    }
}
