package synapt.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import synapt.benchmarks.ForkReport.Key;

/** Starts a {@link Fork} for each figure, with the flags and the environment of its library, and waits for it. */
record ForkStart(int warmupSeconds, int measureSeconds) {

    /** @throws ForkFailure if the process ends without a figure; its output is in the message */
    ForkReport run(Workload workload, Library library, int threads) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The same flags and the same heap for all.
        command.addAll(
                List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xmx2g"));
        command.addAll(library.jvmArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fork.class.getName()));
        command.addAll(List.of(workload.model().name(), workload.task().name(), library.name()));
        command.addAll(List.of("" + threads, "" + warmupSeconds, "" + measureSeconds));

        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(library.environment(threads));
        Process process = builder.start();
        // A measurement that is interrupted must not go on beside the next one.
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        ForkReport report = new ForkReport();
        List<String> output = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
                output.add(line);
                report.read(line);
            }
        }
        int status = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(end);
        if (status != 0 || report.text(Key.FIGURE).isEmpty()) {
            throw new ForkFailure(String.format(
                    "%s of %s with %d threads ended with status %d and without a figure. Started as%n%s%nit printed%n%s",
                    workload,
                    library,
                    threads,
                    status,
                    String.join(" ", command),
                    String.join(System.lineSeparator(), output)));
        }
        return report;
    }
}
