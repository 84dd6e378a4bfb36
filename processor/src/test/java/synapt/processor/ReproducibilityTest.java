package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.data.Normalization;
import synapt.kernel.KernelProvider;
import synapt.train.Sgd;

/** The same seed gives the same bits, whatever computes them. */
class ReproducibilityTest {

    /** With dropout; with batch normalisation; with vectors only and every activation; with nodes read by several. */
    private static final List<String> NETWORKS = List.of(
            "LeNetTiny",
            "Norms",
            "Mlp",
            "Activations",
            "ExampleNorms",
            "Joins",
            "Residual",
            "Noises",
            "Recurrents",
            "DroppedRecurrents",
            "ZonedRecurrents");

    private static String line(String network, Backend backend) {
        Compiled compiled = Compiled.of(network);
        return compiled.className() + " " + TrainedDigest.of(compiled.create(42, backend));
    }

    private static List<String> lines() {
        return OneThread.LINES;
    }

    private static final class OneThread {
        static final List<String> LINES =
                NETWORKS.stream().map(n -> line(n, Backend.threads(1))).toList();
    }

    /** A change of these is a change of everyone's results: accept it only if it is meant, and say so in the change log. */
    @Test
    void isAsEver() {
        Golden.check(Path.of("src", "test", "resources", "expected", "digests.txt"), String.join("\n", lines()) + "\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void doesNotDependOnThreads(int threads) {
        assertThat(NETWORKS.stream().map(n -> line(n, Backend.threads(threads))))
                .isEqualTo(lines());
    }

    @Test
    void doesNotDependOnKernels() {
        assertThat(NETWORKS.stream().map(n -> line(n, Backend.of(KernelProvider.scalar(), 2))))
                .isEqualTo(lines());
    }

    /** Nor on how many blocks go through the network together, a number in the generated code. */
    @ParameterizedTest
    @ValueSource(strings = {"LeNetTiny", "Norms"})
    void doesNotDependOnTasks(String network) {
        Compiled compiled = Compiled.of(network);
        for (int blocks : new int[] {1, 2}) {
            String other = compiled.generated()
                    .replaceFirst("(new TrainPlan\\(\\d+, \\d+, \\d+, )4", "$1" + blocks)
                    .replaceFirst("(new EvalPlan\\(\\d+, \\d+, \\d+, \\d+, )4", "$1" + blocks);
            assertThat(TrainedDigest.of(compiled.rewritten(other).create(42, Backend.threads(2))))
                    .isEqualTo(TrainedDigest.of(compiled.create(42, Backend.threads(1))));
        }
    }

    /** Widths of vectors, compilers, collectors, no vector module: one child process each, two at a time. */
    @Test
    void doesNotDependOnTheProcess() throws Exception {
        String vector = "--add-modules=jdk.incubator.vector";
        List<String> expected = lines();
        List<String> vectors = List.of("LeNetTiny", "Norms", "Noises", "DroppedRecurrents", "ZonedRecurrents");
        List<Callable<List<String>>> children = List.of(
                () -> child("vector, 128 bits", vectors, vector, "-Dsynapt.vectorBits=128", "-XX:+UseSerialGC"),
                () -> child("vector, 256 bits", vectors, vector, "-Dsynapt.vectorBits=256", "-XX:+UseParallelGC"),
                () -> child("vector, 512 bits", vectors, vector, "-Dsynapt.vectorBits=512", "-XX:+UseG1GC"),
                () -> child("scalar, float", NETWORKS, vector, "-XX:TieredStopAtLevel=1"),
                () -> child("scalar, float", List.of("Norms", "LeNetTiny")),
                () -> child("scalar, float", List.of("Mlp"), vector, "-Xint"));
        List<List<String>> outputs = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<List<String>> child : two.invokeAll(children)) {
                outputs.add(child.get());
            }
        }
        for (List<String> output : outputs) {
            assertThat(expected).containsAll(output);
        }
        assertThat(outputs.stream().mapToInt(List::size).sum()).isEqualTo(3 * vectors.size() + NETWORKS.size() + 2 + 1);
    }

    /** What a process prints that has the kernels expected of it. */
    private static List<String> child(String kernels, List<String> networks, String... options)
            throws IOException, InterruptedException {
        List<Compiled> compiled = networks.stream().map(Compiled::of).toList();
        List<String> output = ChildJvm.run(TrainedDigest.class, List.of(options), compiled)
                .lines()
                .toList();
        assertThat(output).as(String.join(" ", options)).contains(kernels);
        return output.subList(output.indexOf(kernels) + 1, output.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 33, 70})
    void oneImageIsAsInItsBatch(int examples) {
        for (String network : List.of(
                "LeNetTiny",
                "Norms",
                "ExampleNorms",
                "Recurrents",
                "Flattened",
                "FlattenedNorm",
                "Pools",
                "Convolutions",
                "Customs",
                "HostileNames",
                "Regression",
                "Joins",
                "Residual")) {
            Net net = Compiled.of(network).create(1, Backend.threads(2));
            int features = net.features();
            float[] inputs = Examples.floats(examples, examples * features);
            float[] all = net.forwardEval(inputs).values();
            int outputs = all.length / examples;
            for (int i : new int[] {0, examples / 2, examples - 1}) {
                float[] one = Arrays.copyOfRange(inputs, i * features, (i + 1) * features);
                assertThat(net.forwardEval(one).values())
                        .as(network)
                        .isEqualTo(Arrays.copyOfRange(all, i * outputs, (i + 1) * outputs));
                assertThat(net.predict(one)).isEqualTo(net.forwardEval(inputs).argmax(i));
            }
        }
    }

    /** Batches of any size, from arrays that hold more, from segments, fused or not; after another batch has been in memory. */
    @ParameterizedTest
    @ValueSource(ints = {2, 15, 16, 17, 33, 70})
    void inputsAndCallsAgree(int examples) {
        for (String network : List.of("LeNetTiny", "Norms", "Pools", "Regression", "Convolutions")) {
            Net a = Compiled.of(network).create(1, Backend.threads(1));
            Net b = Compiled.of(network).create(1, Backend.threads(3));
            Net c = Compiled.of(network).create(1, Backend.threads(2));
            Net d = Compiled.of(network).create(1, Backend.threads(1));
            TrainingRun<Object, Object, ?> fused = a.training(Sgd.of(0.1), 70, 3);
            TrainingRun<Object, Object, ?> apart = b.training(Sgd.of(0.1), 70, 3);
            TrainingRun<Object, Object, ?> segments = c.training(Sgd.of(0.1), 80, 3);
            TrainingRun<Object, Object, ?> more = d.training(Sgd.of(0.1), examples, 3);
            float[] inputs = Examples.floats(examples, 70 * fused.inputFeatures());
            float[] exactly = Arrays.copyOf(inputs, examples * fused.inputFeatures());
            apart.forwardTrain(Examples.floats(5, inputs.length));
            MemorySegment native_ = Arena.ofAuto().allocate(exactly.length * 4L, 4);
            MemorySegment.copy(exactly, 0, native_, ValueLayout.JAVA_FLOAT, 0, exactly.length);

            float loss = fused.trainStep(exactly, a.targets(4, examples));
            apart.backward(apart.loss(apart.forwardTrain(exactly), b.targets(4, examples)));
            apart.update();
            assertThat(segments.trainStep(native_, c.targets(4, examples), examples))
                    .isEqualTo(loss);
            assertThat(more.trainStep(inputs, d.targets(4, 70), examples)).isEqualTo(loss);

            assertThat(List.of(b.digest(), c.digest(), d.digest())).as(network).containsOnly(a.digest());
            assertThat(c.forwardEval(native_).values())
                    .isEqualTo(a.forwardEval(exactly).values());
            float[] evaluated = new float[examples * a.outputs() + 3];
            b.evaluator(examples).evaluate(exactly, evaluated);
            assertThat(Arrays.copyOf(evaluated, examples * a.outputs()))
                    .isEqualTo(a.forwardEval(exactly).values());
        }
    }

    @Test
    void bytesAgreeWithTheFloatsTheyStandFor() {
        for (int examples : new int[] {1, 17}) {
            Net a = Compiled.of("LeNetTiny").create(1, Backend.threads(1));
            Net b = Compiled.of("LeNetTiny").create(1, Backend.threads(1));
            byte[] bytes = Examples.bytes(2, examples * 144);
            Normalization normalization = Normalization.of(0.25, 0.5);
            float[] floats = new float[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                floats[i] = Math.fma(bytes[i] & 0xFF, (float) (1 / (255 * 0.5)), (float) (-0.25 / 0.5));
            }
            int[] labels = Examples.labels(1, examples, 5);
            float loss = a.training(Sgd.of(0.1), 20, 1).trainStep(floats, labels);
            assertThat(b.training(Sgd.of(0.1), 20, 1).trainStep(bytes, normalization, labels, examples))
                    .isEqualTo(loss);
            assertThat(b.digest()).isEqualTo(a.digest());
            assertThat(b.forwardEval(bytes, normalization).values())
                    .isEqualTo(a.forwardEval(floats).values());
        }
    }

    /** Masks are keyed by seed, step and sample: none of these repeats the other's. */
    @Test
    void seedsStepsAndSamplesDiffer() {
        Net net = Compiled.of("Mlp").create(1, Backend.threads(1));
        float[] inputs = Examples.floats(1, 20);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0), 1, 1);
        float[] first = run.forwardTrain(inputs).output();
        assertThat(run.forwardTrain(inputs).output()).isEqualTo(first);
        run.trainStep(inputs, new int[] {0});
        assertThat(run.forwardTrain(inputs).output()).isNotEqualTo(first);
        assertThat(net.training(Sgd.of(0), 1, 2).forwardTrain(inputs).output()).isNotEqualTo(first);
        float[] samples = net.forwardMc(inputs, 2, 1).values();
        assertThat(Arrays.copyOf(samples, 6)).isNotEqualTo(Arrays.copyOfRange(samples, 6, 12));
        assertThat(net.forwardMc(inputs, 2, 2).values()).isNotEqualTo(samples);
        assertThat(net.forwardMc(inputs, 2, 1).values()).isEqualTo(samples);
    }
}
