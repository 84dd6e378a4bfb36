package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synapt.Backend;
import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.data.Normalization;
import synapt.kernel.KernelProvider;
import synapt.train.Sgd;

/**
 * A warm step and a warm evaluation allocate nothing, on whatever thread. Memory that the compiler has proven away in one version
 * of a method comes back while another is compiled, so a test runs until a thousand calls in a row were free of it.
 */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int CALLS = 1000;

    @ParameterizedTest
    @CsvSource({"LeNetTiny, 1", "LeNetTiny, 2", "Norms, 2", "Regression, 1"})
    void stepsAndEvaluationsTakeNoMemory(String name, int threads) {
        Net net = Compiled.of(name).create(1, Backend.threads(threads));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(1e-4).momentum(0.9), 80, 1);
        int features = run.inputFeatures();
        float[] floats = Examples.floats(1, 80 * features);
        byte[] bytes = Examples.bytes(1, 80 * features);
        Normalization normalization = Normalization.of(0.5, 0.5);
        Object targets = net.targets(1, 80);
        Evaluator evaluator = net.evaluator(80);
        float[] outputs = new float[80 * net.outputs()];
        float[] one = Examples.floats(2, features);

        requireFree("trainStep of floats", () -> run.trainStep(floats, targets));
        requireFree("trainStep of bytes", () -> run.trainStep(bytes, normalization, targets, 80));
        requireFree("evaluate floats", () -> evaluator.evaluate(floats, outputs));
        requireFree("evaluate bytes", () -> evaluator.evaluate(bytes, normalization, outputs));
        requireFree("predict", () -> evaluator.predict(one));
    }

    private static void requireFree(String what, Runnable call) {
        long taken = 0;
        for (int window = 0; window < 30; window++) {
            long before = allocated();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            taken = allocated() - before - allocatedByAsking();
            if (taken == 0) {
                return;
            }
        }
        assertThat(taken).as(what + ": bytes in " + CALLS + " calls").isZero();
    }

    /** By this thread and the workers. */
    private static long allocated() {
        long[] ids = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t == Thread.currentThread() || t.getName().startsWith("synapt-worker"))
                .mapToLong(Thread::threadId)
                .toArray();
        return Arrays.stream(THREADS.getThreadAllocatedBytes(ids)).filter(n -> n > 0).sum();
    }

    private static long allocatedByAsking() {
        return 0;
    }
}
