package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synapt.Backend;
import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.data.Normalization;
import synapt.kernel.Kernels;
import synapt.kernel.KernelProvider;
import synapt.train.Sgd;

/** A warm step and a warm evaluation allocate nothing, on whatever thread. */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Of the runtime itself, whatever the JIT does: scalar kernels have no objects that it must prove away. */
    @ParameterizedTest
    @CsvSource({"LeNetTiny, 1", "LeNetTiny, 2", "Norms, 2", "Regression, 1", "Customs, 1"})
    void theRuntimeTakesNoMemory(String name, int threads) {
        forEachCall(name, KernelProvider.scalar(), threads, 40, (what, call) -> {
            repeat(call, 20);
            assertThat(allocated(call, 20)).as(what + ": bytes in 20 calls").isZero();
        });
    }

    /**
     * Vectors are objects until the second compiler has compiled what works on them, and come back while it compiles that anew. So
     * calls are repeated until a long stretch was free of them; what allocates in each call, or in one of 500, is found all the same.
     */
    @ParameterizedTest
    @CsvSource({"LeNetTiny, 2", "Norms, 1"})
    void vectorsTakeNoMemoryOnceCompiled(String name, int threads) {
        forEachCall(name, KernelProvider.kernels(), threads, 32, (what, call) -> {
            long taken = 1;
            for (int stretch = 0; taken > 0 && stretch < 60; stretch++) {
                taken = allocated(call, 500);
            }
            assertThat(taken).as(what + ": bytes in 500 calls").isZero();
        });
    }

    private interface Check {
        void check(String what, Runnable call);
    }

    private static void forEachCall(String name, Kernels kernels, int threads, int examples, Check check) {
        Net net = Compiled.of(name).create(1, Backend.of(kernels, threads));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(1e-4).momentum(0.9), examples, 1);
        int features = run.inputFeatures();
        float[] floats = Examples.floats(1, examples * features);
        byte[] bytes = Examples.bytes(1, examples * features);
        Normalization normalization = Normalization.of(0.5, 0.5);
        Object targets = net.targets(1, examples);
        Evaluator evaluator = net.evaluator(examples);
        float[] outputs = new float[examples * net.outputs()];
        float[] one = Examples.floats(2, features);

        check.check("trainStep of floats", () -> run.trainStep(floats, targets));
        check.check("trainStep of bytes", () -> run.trainStep(bytes, normalization, targets, examples));
        check.check("evaluate floats", () -> evaluator.evaluate(floats, outputs));
        check.check("evaluate bytes", () -> evaluator.evaluate(bytes, normalization, outputs));
        check.check("evaluate after a step", () -> {
            run.trainStep(floats, targets);
            evaluator.evaluate(floats, outputs);
        });
        check.check("predict", () -> evaluator.predict(one));
    }

    private static void repeat(Runnable call, int times) {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }

    /** Bytes taken meanwhile by this thread and all workers there are. Asking about this thread, which takes none, comes last and first. */
    private static long allocated(Runnable call, int times) {
        long[] workers = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("synapt-worker"))
                .mapToLong(Thread::threadId)
                .toArray();
        long others = sum(workers);
        long own = THREADS.getCurrentThreadAllocatedBytes();
        repeat(call, times);
        own = THREADS.getCurrentThreadAllocatedBytes() - own;
        return own + sum(workers) - others;
    }

    private static long sum(long[] threads) {
        long sum = 0;
        for (long t : threads) {
            sum += THREADS.getThreadAllocatedBytes(t);
        }
        return sum;
    }
}
