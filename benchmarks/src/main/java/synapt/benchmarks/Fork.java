package synapt.benchmarks;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import synapt.benchmarks.ForkReport.Key;

/**
 * A process that measures one figure of one library. JMH runs in it without forks of its own: this process is the fork,
 * started by {@link ForkStart} with the environment that the library needs.
 */
final class Fork {
    private Fork() {}

    /** Arguments: model, task, library, threads, seconds of warm-up, seconds of measurement. */
    public static void main(String[] args) throws RunnerException {
        Model model = Model.valueOf(args[0]);
        Task task = Task.valueOf(args[1]);
        ForkReport.print(Key.CANARY, Canary.gflops());
        RunResult result = new Runner(new OptionsBuilder()
                        .include("^" + task.benchmark().getName() + "\\.")
                        .param("model", args[0])
                        .param("library", args[2])
                        .param("threads", args[3])
                        .forks(0)
                        .warmupIterations(Integer.parseInt(args[4]))
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(Integer.parseInt(args[5]))
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(CpuProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        ForkReport.print(Key.CANARY, Canary.gflops());

        double median = result.getPrimaryResult().getStatistics().getPercentile(50);
        ForkReport.print(Key.FIGURE, task == Task.TRAIN ? median * model.batch() : median);
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
