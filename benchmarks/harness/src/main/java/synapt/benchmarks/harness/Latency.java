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

/** How long the answer to one example takes; those of one batch come in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Latency {
    @Param("LENET5_ONE")
    public Workload workload;

    @Param("1")
    public int threads;

    private Contender contender;
    private int examples;
    private int example;

    @Setup
    public void create() {
        contender = Contenders.find().create(workload, threads);
        examples = workload.model().batch();
        ForkReport.print(ForkReport.Key.LIBRARY, contender.description());
    }

    @Benchmark
    public float predict() {
        float answer = contender.step(example);
        example = example + 1 == examples ? 0 : example + 1;
        return answer;
    }
}
