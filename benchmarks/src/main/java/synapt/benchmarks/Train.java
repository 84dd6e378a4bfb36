package synapt.benchmarks;

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

/** Training steps a second ({@link Fork} makes images of them); tells at the end whether anything was learnt. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Train {
    @Param("LENET5")
    public Model model;

    @Param("LIBTORCH")
    public Library library;

    @Param("1")
    public int threads;

    private Contender contender;
    private LearningCurve curve;
    private int batch;

    @Setup
    public void create() {
        contender = library.contender(model, threads);
        curve = new LearningCurve();
        ForkReport.print(ForkReport.Key.LIBRARY, contender.description());
    }

    @Benchmark
    public float step() {
        float loss = contender.trainStep(batch);
        curve.add(loss);
        batch = batch + 1 == Model.BATCHES ? 0 : batch + 1;
        return loss;
    }

    @TearDown
    public void tellWhatWasLearnt() {
        ForkReport.print(ForkReport.Key.LEARNT, curve.describe(contender, model.data()));
    }
}
