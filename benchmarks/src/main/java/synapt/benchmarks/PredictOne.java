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

/** How long the answer to one image takes; the images of one batch come in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PredictOne {
    @Param("LENET5")
    public Model model;

    @Param("LIBTORCH")
    public Library library;

    @Param("1")
    public int threads;

    private Contender contender;
    private int images;
    private int image;

    @Setup
    public void create() {
        contender = library.contender(model, threads);
        images = model.batch();
        ForkReport.print(ForkReport.Key.LIBRARY, contender.description());
    }

    @Benchmark
    public int predict() {
        int answer = contender.predict(image);
        image = image + 1 == images ? 0 : image + 1;
        return answer;
    }
}
