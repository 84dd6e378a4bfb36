package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.InsufficientMemoryException;
import synapt.MemoryForecast;
import synapt.TrainingRun;
import synapt.kernel.KernelProvider;
import synapt.train.AdamW;
import synapt.train.Optimizer;
import synapt.train.Sgd;

/** What needs more memory than there is is refused as it is created, before the first step. */
class MemoryLimitTest {

    private static final Optimizer OPTIMIZER = AdamW.of(1e-3);

    private static Net limited(String network, long bytes) {
        return Compiled.of(network)
                .create(1, Backend.of(KernelProvider.scalar(), 2).memoryLimit(bytes));
    }

    @Test
    void whatIsForecastIsEnough() {
        MemoryForecast forecast = limited("LeNetTiny", 1).trainingMemory(OPTIMIZER, 200);
        Net net = limited("LeNetTiny", forecast.bytes());
        TrainingRun<Object, Object, ?> run = net.training(OPTIMIZER, 200, 1);
        assertThat(run.trainStep(Examples.floats(1, 200 * run.inputFeatures()), net.targets(1, 200)))
                .isFinite();
    }

    @Test
    void aByteLessIsRefusedWithTheLargestBatchThatFits() {
        MemoryForecast forecast = limited("LeNetTiny", 1).trainingMemory(OPTIMIZER, 200);
        long limit = forecast.bytes() - 1;
        Net net = limited("LeNetTiny", limit);
        assertThatThrownBy(() -> net.training(OPTIMIZER, 200, 1))
                .isInstanceOfSatisfying(
                        InsufficientMemoryException.class,
                        e -> assertThat(e.forecast()).isEqualTo(forecast))
                .hasMessageStartingWith("training with batches of up to 200 on 2 threads needs ")
                .hasMessageContaining("(" + forecast.bytes() + " bytes), but the memoryLimit of its backend is ")
                .hasMessageContaining(
                        "(" + limit + " bytes); the largest maxBatch that fits is 192. The largest parts: ");
        assertThatCode(() -> net.training(OPTIMIZER, 192, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> net.training(OPTIMIZER, 193, 1)).isInstanceOf(InsufficientMemoryException.class);
    }

    @Test
    void whereNoBatchFitsTheMessageSaysWhatOneNeeds() {
        assertThatThrownBy(() -> limited("LeNetTiny", 10_000).training(OPTIMIZER, 200, 1))
                .isInstanceOf(InsufficientMemoryException.class)
                .hasMessageContaining("; even batches of 1 need ");
        assertThatThrownBy(() -> limited("LeNetTiny", 10_000).evaluator(64))
                .isInstanceOf(InsufficientMemoryException.class)
                .hasMessageStartingWith("an evaluator of up to 64 examples on 2 threads needs ")
                .hasMessageContaining("; even batches of 1 need ");
    }

    /** The fused step works on one task a thread; passes by themselves leave those of all tasks. */
    @Test
    void passesByThemselvesAreRefusedWhereTheStepFits() {
        long forStep = limited("LeNetTiny", 1).trainingMemory(Sgd.of(0.1), 512).bytes();
        Net net = limited("LeNetTiny", forStep);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), 512, 1);
        float[] inputs = Examples.floats(1, 20 * run.inputFeatures());
        String before = net.digest();
        assertThatThrownBy(() -> run.forwardTrain(inputs))
                .isInstanceOf(InsufficientMemoryException.class)
                .hasMessageContaining("pass by pass, needs ")
                .hasMessageContaining("; trainStep alone fits");
        assertThat(net.digest()).isEqualTo(before);
        run.trainStep(inputs, net.targets(1, 20));
        assertThat(run.step()).isOne();
    }

    @Test
    void aLimitIsPositive() {
        assertThatThrownBy(() -> Backend.threads(1).memoryLimit(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a memory limit is at least 1 byte, but it is 0");
        assertThat(Backend.threads(1).memoryLimit()).isEqualTo(Long.MAX_VALUE);
        assertThat(Backend.threads(2).memoryLimit(5).threads()).isEqualTo(2);
    }

    /** Without a limit of ours there is the JVM's; nothing stays behind, and smaller batches go on. */
    @Test
    void whereTheJvmHasNoMoreTheMessageSaysWhatIsNeeded() throws Exception {
        String output = ChildJvm.run(
                MemoryLimitTest.class,
                List.of("-XX:MaxDirectMemorySize=4m", "-Dsynapt.kernels=scalar"),
                List.of(Compiled.of("LeNetTiny")));
        assertThat(output)
                .contains("training with batches of up to 100000 on 1 thread needs ")
                .contains(" of it outside the heap, and the JVM has no more (Cannot reserve ")
                .contains("limit: 4194304")
                .contains("-XX:MaxDirectMemorySize")
                .endsWith("unchanged: true\nsteps: 1\n");
    }

    /** Run by the child. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Net net = new Net(Class.forName(args[0])
                .getMethod("create", long.class, Backend.class)
                .invoke(null, 1L, Backend.threads(1)));
        String before = net.digest();
        try {
            net.training(OPTIMIZER, 100_000, 1);
        } catch (InsufficientMemoryException e) {
            System.out.println(e.getMessage());
        }
        System.out.println("unchanged: " + before.equals(net.digest()));
        TrainingRun<Object, Object, ?> run = net.training(OPTIMIZER, 16, 1);
        run.trainStep(new float[16 * run.inputFeatures()], net.targets(1, 16));
        System.out.println("steps: " + run.step());
    }
}
