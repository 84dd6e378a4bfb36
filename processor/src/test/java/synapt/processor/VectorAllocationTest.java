package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.train.Sgd;

/**
 * Once the JIT has compiled the vector kernels, vectors live in registers: a step and an evaluation allocate nothing at all. How
 * long that takes depends on the machine, so the test waits for it; a kernel whose vectors stay objects never gets there. By then
 * the JIT's own log must not have a kernel that it gave up, or in which it left a call of the Vector API.
 */
class VectorAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long PATIENCE = 150_000_000_000L;

    @ParameterizedTest
    @ValueSource(strings = {"LeNetTiny", "Norms", "Activations", "LeNet5", "EncoderBlock"})
    void nothingIsAllocated(String name, @TempDir Path folder) throws Exception {
        Path log = folder.resolve("jit.log");
        String output = ChildJvm.run(
                VectorAllocationTest.class,
                List.of(
                        "--add-modules=jdk.incubator.vector",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+LogCompilation",
                        "-XX:LogFile=" + log),
                List.of(Compiled.of(name)));
        assertThat(output.lines()).endsWith("trainStep: 0", "evaluate: 0", "predict: 0");
        JitLog jit = JitLog.read(log);
        assertThat(jit.vectorKernels()).isPositive();
        assertThat(jit.faults()).isEmpty();
    }

    /** Run by the child: a network; prints how many bytes 100 calls take. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Method create = Class.forName(args[0]).getMethod("create", long.class, Backend.class);
        Net net = new Net(create.invoke(null, 1L, Backend.threads(1)));
        int examples = 70;
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(1e-4).momentum(0.9), examples, 1);
        int features = run.inputFeatures();
        Random random = new Random(1);
        float[] inputs = new float[examples * features];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        Object targets = net.targets(1, examples);
        Evaluator evaluator = net.evaluator(examples);
        float[] outputs = new float[examples * net.outputs()];
        float[] one = new float[features];
        report("trainStep", () -> run.trainStep(inputs, targets));
        report("evaluate", () -> evaluator.evaluate(inputs, outputs));
        report("predict", () -> evaluator.predict(one));
    }

    private static void report(String what, Runnable call) {
        long start = System.nanoTime();
        long bytes = allocated(call);
        while (bytes > 0 && System.nanoTime() - start < PATIENCE) {
            bytes = allocated(call);
        }
        System.out.println(what + ": " + bytes);
    }

    /** Bytes that this thread takes for some calls; what asking takes is left out. */
    private static long allocated(Runnable call) {
        long asking = THREADS.getCurrentThreadAllocatedBytes();
        asking = THREADS.getCurrentThreadAllocatedBytes() - asking;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            call.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - bytes - asking;
    }
}
