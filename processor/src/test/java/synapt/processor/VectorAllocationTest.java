package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
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
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Nanoseconds of CPU time: a busy machine may leave a process and its JIT little of a minute. */
    private static final long PATIENCE = 150_000_000_000L;

    /** What has ways of its own where a cell is two vectors: sums over positions, groups and rows, and tiles. */
    private static final String NARROW = """
            import synapt.annotation.*;
            import synapt.layer.*;

            @Network(input = {3, 8, 8})
            public interface Narrow {
                @Layer(out = 5, kernel = 3, bias = false) @BatchNorm Conv2d conv();
                @Norm(dims = 2) LayerNorm norm();
                @Layer Flatten flat();
                @Layer(out = 9) @Norm Linear fc1();
                @Layer(out = 4) Linear fc2();
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"LeNetTiny", "Norms", "Activations", "LeNet5", "EncoderBlock"})
    void nothingIsAllocated(String name, @TempDir Path folder) throws Exception {
        assertNothingIsAllocated(Compiled.of(name), folder);
    }

    @Test
    void nothingIsAllocatedWhereCellsAreTwoVectors(@TempDir Path folder) throws Exception {
        assumeTrue(Set.of("amd64", "x86_64").contains(System.getProperty("os.arch")), "UseAVX is an option on x86-64");
        assumeTrue(FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 256, "AVX2 is needed");
        assertNothingIsAllocated(Compiled.ofSource("Narrow", NARROW), folder, "-XX:UseAVX=2");
    }

    private static void assertNothingIsAllocated(Compiled network, Path folder, String... more) throws Exception {
        Path log = folder.resolve("jit.log");
        List<String> options = new ArrayList<>(List.of(
                "--add-modules=jdk.incubator.vector",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+LogCompilation",
                "-XX:LogFile=" + log));
        options.addAll(List.of(more));
        String output = ChildJvm.run(VectorAllocationTest.class, options, List.of(network));
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
        long start = PROCESS.getProcessCpuTime();
        long bytes = allocated(call);
        while (bytes > 0 && PROCESS.getProcessCpuTime() - start < PATIENCE) {
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
