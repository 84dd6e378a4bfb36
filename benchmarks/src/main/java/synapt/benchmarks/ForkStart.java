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
        List<String> command = Processes.java();
        // The same heap for all.
        command.add("-Xmx2g");
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
            String what = String.format(
                    "%s of %s with %d threads ended with status %d and without a figure",
                    workload, library, threads, status);
            throw new ForkFailure(what, command, output);
        }
        canary(report);
        return report;
    }

    private static void canary(ForkReport report) throws IOException, InterruptedException {
        List<String> command = Processes.java();
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Canary.class.getName()));
        List<String> output = new ArrayList<>();
        int status = Processes.run(command, Map.of(), line -> {
            output.add(line);
            report.read(line);
        });
        if (status != 0) {
            throw new ForkFailure("the canary ended with status " + status, command, output);
        }
    }
}
