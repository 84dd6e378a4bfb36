package synapt.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import synapt.benchmarks.harness.Canary;
import synapt.benchmarks.harness.Fork;
import synapt.benchmarks.harness.ForkReport;
import synapt.benchmarks.harness.Workload;

/**
 * Starts a {@link Fork} for each workload, with the flags and the environment of its library, and waits for it; a {@link Canary}
 * before it and after.
 *
 * @param benchmarks the folder of this module
 */
record ForkStart(Path benchmarks, int warmupSeconds, int measureSeconds) {

    /** @throws ForkFailure if the process ends without a figure; its output is in the message */
    ForkReport run(Workload workload, Library library, int threads) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Processes.java());
        // The same flags and the same heap for all.
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx2g"));
        command.addAll(library.jvmArguments());
        command.addAll(List.of("-cp", library.classPath(benchmarks), Fork.class.getName()));
        command.addAll(List.of(workload.name(), "" + threads, "" + warmupSeconds, "" + measureSeconds));

        ForkReport report = new ForkReport();
        List<String> output = new ArrayList<>();
        canary(report);
        int status = Processes.run(command, library.environment(benchmarks, threads), line -> {
            output.add(line);
            report.read(line);
        });
        boolean complete =
                workload.task().metrics().stream().map(report::figure).noneMatch((Double d) -> d.isNaN());
        if (status != 0 || !complete) {
            throw new ForkFailure(String.format(
                    "%s of %s with %d threads ended with status %d and without a figure. Started as%n%s%nit printed%n%s",
                    workload,
                    library,
                    threads,
                    status,
                    String.join(" ", command),
                    String.join(System.lineSeparator(), output)));
        }
        canary(report);
        return report;
    }

    private static void canary(ForkReport report) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Processes.java());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Canary.class.getName()));
        Processes.run(command, Map.of(), report::read);
    }
}
