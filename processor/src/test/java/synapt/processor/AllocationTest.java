package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synapt.Backend;
import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.data.Normalization;
import synapt.train.AdamW;
import synapt.train.Group;
import synapt.train.Sgd;

/**
 * A warm step and a warm evaluation allocate nothing, on whatever thread: exactly nothing, of the runtime and of generated code.
 * So that no compiler can prove objects away, or bring them back as it gives up code, this runs in an interpreter; and so that it
 * measures no vectors, which are objects there, kernels that do nothing stand in for them.
 */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"LeNetTiny, 1", "LeNetTiny, 2", "Norms, 2", "ExampleNorms, 2", "Recurrents, 2", "Rates, 2"})
    void nothingIsAllocated(String name, int threads) throws Exception {
        String output = ChildJvm.run(
                AllocationTest.class, List.of("-Xint"), List.of(Compiled.of(name)), Integer.toString(threads));
        assertThat(output.lines())
                .containsExactly(
                        "trainStep of floats: 0",
                        "trainStep of bytes: 0",
                        "trainStep, tuned: 0",
                        "evaluate floats: 0",
                        "evaluate bytes: 0",
                        "evaluate after a step: 0",
                        "predict: 0");
    }

    /** Run by the child: a network and a number of threads; prints how many bytes 50 calls take. */
    public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
        Method create = Class.forName(args[0]).getMethod("create", long.class, Backend.class);
        Net net = new Net(create.invoke(null, 1L, Backend.of(IdleKernels.create(), Integer.parseInt(args[1]))));
        int examples = 200;
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(1e-4).momentum(0.9), examples, 1);
        int features = run.inputFeatures();
        float[] floats = new float[examples * features];
        byte[] bytes = new byte[examples * features];
        Normalization normalization = Normalization.of(0.5, 0.5);
        Object targets = net.targets(1, examples);
        Evaluator evaluator = net.evaluator(examples);
        float[] outputs = new float[examples * net.outputs()];
        float[] one = new float[features];

        report("trainStep of floats", () -> run.trainStep(floats, targets));
        report("trainStep of bytes", () -> run.trainStep(bytes, normalization, targets, examples));
        // Batch normalisation in Norms needs the whole batch.
        int part = args[0].contains("Norms") ? examples + 8 : 64;
        TrainingRun<Object, Object, ?> tuned = net.training(
                AdamW.of(1e-4)
                        .groups(Group.vectors().weightDecay(0).rateFactor(2))
                        .clipNorm(1)
                        .clipValue(1)
                        .averaged(0.9)
                        .microBatches(part),
                examples,
                1);
        report("trainStep, tuned", () -> tuned.trainStep(floats, targets));
        report("evaluate floats", () -> evaluator.evaluate(floats, outputs));
        report("evaluate bytes", () -> evaluator.evaluate(bytes, normalization, outputs));
        report("evaluate after a step", () -> {
            run.trainStep(floats, targets);
            evaluator.evaluate(floats, outputs);
        });
        report("predict", () -> evaluator.predict(one));
    }

    private static void report(String what, Runnable call) throws InterruptedException {
        // Links what is called, by workers too, and lets them park and wake.
        for (int i = 0; i < 5; i++) {
            allocated(call, 60);
            Thread.sleep(20);
        }
        System.out.println(what + ": " + allocated(call, 50));
    }

    /** Bytes taken meanwhile by this thread and all workers. This thread is asked about last and first: what asking takes is left out. */
    private static long allocated(Runnable call, int times) {
        long[] workers = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("synapt-worker"))
                .mapToLong(Thread::threadId)
                .toArray();
        long others = sum(workers);
        long own = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            call.run();
        }
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
