package synapt.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import synapt.benchmarks.harness.Workload;
import synapt.benchmarks.scaling.Scaling;

/**
 * Measures libraries against each other: processes take turns, one at a time, and only neighbours are compared.
 * README.md tells how to read what it prints.
 */
public final class Main {
    private Main() {}

    /** Ends with status 2 if the arguments are wrong, 1 if a process failed. */
    public static void main(String[] args) throws IOException, InterruptedException, ReflectiveOperationException {
        List<String> arguments = List.of(args);
        if (arguments.contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Path benchmarks = Path.of(System.getProperty("synapt.benchmarks", "benchmarks"));
        boolean scaling = !arguments.isEmpty() && arguments.getFirst().equals("scaling");
        Options options;
        try {
            options = Options.parse(scaling ? arguments.subList(1, arguments.size()) : arguments, benchmarks);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        try {
            if (scaling) {
                String processorPath = Files.readString(benchmarks.resolve("target/processorpath"));
                new Scaling(processorPath.strip(), options.threads(), options.measure(), options.out())
                        .run(options.out());
            } else {
                run(options, benchmarks);
            }
        } catch (ForkFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options, Path benchmarks) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "java %s on %s, %d processors, load average %.2f%n",
                Runtime.version(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        ForkStart start = new ForkStart(benchmarks, options.warmup(), options.measure());
        Results results = new Results();
        long suspect = 0;
        for (Workload workload : options.workloads()) {
            Comparison single = null;
            for (int threads : options.threads()) {
                if (!workload.runsWith(threads)) {
                    continue;
                }
                Comparison comparison = new Comparison(workload, threads, options.contenders());
                comparison.run(start, options.pairs());
                results.addAll(comparison);
                suspect += comparison.suspect();
                if (threads == 1) {
                    single = comparison;
                } else if (single != null) {
                    comparison.speedup(single).forEach(results::add);
                }
            }
        }
        if (options.starts()) {
            try {
                new Starts(benchmarks, options.contenders(), options.pairs()).run(results);
            } catch (ForkFailure e) {
                // Half an hour of figures must not be lost for it.
                System.out.println("WARNING: starts were not all measured: " + e.getMessage());
            }
        }
        results.write(options.out());
        if (suspect > 0) {
            System.out.println("WARNING: " + suspect
                    + " processes were not measured in peace (see above): repeat this on a quiet machine");
        }
    }
}
