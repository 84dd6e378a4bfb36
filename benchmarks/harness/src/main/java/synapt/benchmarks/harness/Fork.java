package synapt.benchmarks.harness;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import synapt.benchmarks.harness.ForkReport.Key;

/**
 * A process that measures one workload of one library. JMH runs in it without forks of its own: this process is the fork,
 * started with the environment that the library needs.
 */
public final class Fork {
    private Fork() {}

    /** Arguments: workload, threads, seconds of warm-up, seconds of measurement. */
    public static void main(String[] args) throws RunnerException {
        Workload workload = Workload.valueOf(args[0]);
        RunResult result = new Runner(new OptionsBuilder()
                        .include("^" + workload.task().benchmark().getName() + "\\.")
                        .param("workload", args[0])
                        .param("threads", args[1])
                        .forks(0)
                        .warmupIterations(Integer.parseInt(args[2]))
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(Integer.parseInt(args[3]))
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(CpuProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();

        Statistics statistics = result.getPrimaryResult().getStatistics();
        for (Metric metric : workload.task().metrics()) {
            ForkReport.print(
                    metric,
                    switch (metric) {
                        case RATE -> statistics.getPercentile(50) * workload.perStep();
                        case P50 -> statistics.getPercentile(50);
                        case P99 -> statistics.getPercentile(99);
                    });
        }
        printIfThere(Key.OWN, result.getSecondaryResults().get(CpuProfiler.OWN));
        printIfThere(Key.OTHERS, result.getSecondaryResults().get(CpuProfiler.OTHERS));
        // A library's waiting threads must not keep the process alive.
        System.exit(0);
    }

    private static void printIfThere(Key key, Result<?> result) {
        if (result != null) {
            ForkReport.print(key, result.getScore());
        }
    }
}
