package synapt.benchmarks.harness;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Steps a second ({@link Fork} makes units of work of them); tells after training whether anything was learnt. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Throughput {
    @Param("LENET5_TRAIN")
    public Workload workload;

    @Param("1")
    public int threads;

    private Contender contender;
    private LearningCurve curve;
    private int batches;
    private int batch;

    @Setup
    public void create() {
        contender = Contenders.find().create(workload, threads);
        batches = workload.model().batches();
        curve = new LearningCurve(batches);
        ForkReport.print(ForkReport.Key.LIBRARY, contender.description());
    }

    @Benchmark
    public float step() {
        float result = contender.step(batch);
        if (workload.task() == Task.TRAIN) {
            curve.add(result);
        }
        batch = batch + 1 == batches ? 0 : batch + 1;
        return result;
    }

    @TearDown
    public void tellWhatWasLearnt() {
        if (workload.task() == Task.TRAIN) {
            ForkReport.print(
                    ForkReport.Key.LEARNT,
                    curve.describe(contender, workload.model().batch()));
        }
    }
}
