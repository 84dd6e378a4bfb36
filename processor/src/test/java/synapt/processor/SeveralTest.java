package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static synapt.processor.MultiNet.call;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.EvalResult;
import synapt.Loss;
import synapt.McResult;
import synapt.MultiTraining;
import synapt.ParameterSpec;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.kernel.KernelProvider;
import synapt.train.Sgd;

/** Networks of several inputs and outputs. */
class SeveralTest {

    private static final int EXAMPLES = 35;
    private static final String NAME = "DigitAndSize";

    private static final class Shared {
        static final Compiled COMPILED =
                Compiled.ofSource(NAME, Sources.text(Path.of("src", "test", "resources", "several", NAME + ".java")));
    }

    private final float[] images = Examples.floats(1, EXAMPLES * 32);
    private final float[] numbers = Examples.floats(2, EXAMPLES * 3);
    private final int[] digits = Examples.labels(3, EXAMPLES, 5);
    private final float[] sizes = Examples.floats(4, EXAMPLES * 2);
    private final float[] gradient = Examples.floats(5, EXAMPLES * 3);

    private static MultiNet create(Backend backend) {
        return MultiNet.of(Shared.COMPILED, 1, backend);
    }

    @Test
    void isAsExpected() {
        Golden.check(Path.of("src", "test", "resources", "expected", NAME + ".txt"), Shared.COMPILED.generated());
    }

    @Test
    void fusedAndSeparateStepsAgreeOnAnyThreadsAndKernels() {
        MultiNet fused = create(Backend.threads(1));
        MultiNet separate = create(Backend.of(KernelProvider.scalar(), 3));
        var fusedRun = fused.training(Sgd.of(0.1).momentum(0.9), EXAMPLES, 7);
        var run = separate.training(Sgd.of(0.1).momentum(0.9), EXAMPLES, 7);
        String start = fused.digest();
        for (int i = 0; i < 3; i++) {
            float loss = fusedRun.trainStep(images, numbers, digits, sizes, gradient);
            Loss<?> other = run.loss(run.forwardTrain(images, numbers), digits, sizes, gradient);
            run.backward(other);
            run.run().update();
            assertThat(other.value()).isEqualTo(loss).isFinite();
            assertThat(other.value("digit")).isEqualTo(fusedRun.run().lossOf("digit"));
            assertThat(other.value("size")).isEqualTo(fusedRun.run().lossOf("size"));
            assertThat(fusedRun.run().correct("digit"))
                    .isEqualTo(run.run().correct("digit"))
                    .isEqualTo(other.correct());
            assertThat(loss).isCloseTo(other.value("digit") + 0.125f * other.value("size"), within(1e-6f));
            assertThat(separate.digest()).isEqualTo(fused.digest()).isNotEqualTo(start);
        }
    }

    /** By differences of the weighted sum of the losses that are computed. */
    @Test
    void gradientsAreThoseOfTheWeightedSum() {
        gradientsAgree(new float[gradient.length], 0x1p-16, 1e-7);
    }

    /** With what the given gradient stands for; that output comes out as floats, so differences of it are less exact. */
    @Test
    void givenGradientsComeOnTop() {
        gradientsAgree(gradient, 0x1p-12, 1e-2);
    }

    private void gradientsAgree(float[] given, double h, double tolerance) {
        MultiNet net = create(Backend.of(KernelProvider.doubles(), 1));
        var run = net.training(Sgd.of(0.1), EXAMPLES, 7);
        run.backward(run.loss(run.forwardTrain(images, numbers), digits, sizes, given));
        for (ParameterSpec spec : net.parameters().table().specs()) {
            double[] found = run.run().gradientOf(spec.name());
            double[] start = net.parameters().getDoubles(spec.name());
            for (int i : new int[] {0, found.length / 2, found.length - 1}) {
                double[] moved = start.clone();
                moved[i] += h;
                net.parameters().setDoubles(spec.name(), moved);
                double up = minimised(run, given);
                moved[i] -= 2 * h;
                net.parameters().setDoubles(spec.name(), moved);
                double down = minimised(run, given);
                assertThat(found[i]).as(spec.name() + " " + i).isCloseTo((up - down) / (2 * h), within(tolerance));
            }
            net.parameters().setDoubles(spec.name(), start);
        }
    }

    private double minimised(MultiNet.Training run, float[] given) {
        TrainPass<?> pass = run.forwardTrain(images, numbers);
        float[] free = pass.output("free");
        double sum = run.loss(pass, digits, sizes, given).doubleValue();
        for (int i = 0; i < free.length; i++) {
            sum += (double) free[i] * given[i];
        }
        return sum;
    }

    @Test
    void evaluationsAgree() {
        MultiNet net = create(Backend.threads(2));
        Object evaluator = call(net.net(), "evaluator", EXAMPLES);
        float[] digit = new float[EXAMPLES * 5];
        float[] size = new float[EXAMPLES * 2];
        float[] free = new float[EXAMPLES * 3];
        call(evaluator, "evaluate", images, numbers, digit, size, free);
        assertThat(((EvalResult) net.forward("forwardEval", "digit", images, numbers)).values())
                .isEqualTo(digit);
        assertThat(((EvalResult) net.forward("forwardEval", "size", images, numbers)).values())
                .isEqualTo(size);
        assertThat(((EvalResult) net.forward("forwardEval", "free", images, numbers)).values())
                .isEqualTo(free);
        for (int i : new int[] {0, 17, 34}) {
            EvalResult one = (EvalResult) net.forward(
                    "forwardEval",
                    "free",
                    Arrays.copyOfRange(images, i * 32, i * 32 + 32),
                    Arrays.copyOfRange(numbers, i * 3, i * 3 + 3));
            assertThat(one.values()).isEqualTo(Arrays.copyOfRange(free, i * 3, i * 3 + 3));
        }
        McResult samples = (McResult) net.forward("forwardMc", "size", images, numbers, 3, 5L);
        assertThat(samples.samples()).isEqualTo(3);
        assertThat(samples.sample(0).values()).isNotEqualTo(samples.sample(1).values());
        McResult again = (McResult) net.forward("forwardMc", "size", images, numbers, 2, 5L);
        assertThat(again.sample(1).values()).isEqualTo(samples.sample(1).values());
    }

    /** Two inputs that are laid side by side at once are one input with both in its rows. */
    @Test
    void twoInputsSideBySideAreOne() {
        String rest = """
                    @Layer(out = 6) @Activation(ActivationFunction.RELU) @Dropout(p = 0.5) Linear fc1();
                    @Layer(out = 3) Linear fc2();
                }
                """;
        String head = "import synapt.annotation.*;\nimport synapt.layer.*;\n\n";
        Net one = Compiled.ofSource("One", head + "@Network(input = 5)\npublic interface One {\n" + rest)
                .create(3, Backend.threads(1));
        MultiNet two = MultiNet.of(Compiled.ofSource("Two", head + """
                        @Network
                        public interface Two {
                            @Input(shape = 2) InputLayer left();
                            @Input(shape = 3) InputLayer right();
                            @Layer(from = {"left", "right"}) Concat both();
                        """ + rest), 3, Backend.threads(1));
        float[] left = Examples.floats(7, EXAMPLES * 2);
        float[] right = Examples.floats(8, EXAMPLES * 3);
        float[] both = new float[EXAMPLES * 5];
        for (int i = 0; i < EXAMPLES; i++) {
            System.arraycopy(left, 2 * i, both, 5 * i, 2);
            System.arraycopy(right, 3 * i, both, 5 * i + 2, 3);
        }
        int[] labels = Examples.labels(9, EXAMPLES, 3);
        TrainingRun<Object, Object, ?> run = one.training(Sgd.of(0.1), EXAMPLES, 5);
        var twoRun = two.training(Sgd.of(0.1), EXAMPLES, 5);
        for (int i = 0; i < 3; i++) {
            assertThat(twoRun.trainStep(left, right, labels)).isEqualTo(run.trainStep(both, labels));
        }
        assertThat(two.digest()).isEqualTo(one.digest());
        assertThat(((EvalResult) two.forward("forwardEval", "", left, right)).values())
                .isEqualTo(one.forwardEval(both).values());
        assertThat(call(two.net(), "predict", Arrays.copyOf(left, 2), Arrays.copyOf(right, 3)))
                .isEqualTo(one.predict(Arrays.copyOf(both, 5)));
    }

    /** Noise as an output, where its input is an output too. */
    @Test
    void noiseCanBeAnOutputBesideItsInput() {
        MultiNet net = MultiNet.of(Compiled.ofSource("Noisy", """
                        import synapt.annotation.*;
                        import synapt.layer.*;

                        @Network(input = 3)
                        @Allow("dropout/last")
                        public interface Noisy {
                            @Layer(out = 20) @Output(loss = LossFunction.MSE) Linear clear();
                            @Dropout(p = 0.5) @Output(loss = LossFunction.MSE) Identity noisy();
                        }
                        """), 1, Backend.threads(1));
        float[] inputs = Examples.floats(1, 18 * 3);
        EvalResult clear = (EvalResult) net.forward("forwardEval", "clear", (Object) inputs);
        assertThat(((EvalResult) net.forward("forwardEval", "noisy", (Object) inputs)).values())
                .isEqualTo(clear.values());
        float[] one = Arrays.copyOf(inputs, 3);
        assertThat(((EvalResult) net.forward("forwardEval", "noisy", (Object) one)).values())
                .isEqualTo(Arrays.copyOf(clear.values(), 20));
        assertThat(((McResult) net.forward("forwardMc", "clear", inputs, 1, 5L)).values())
                .isEqualTo(clear.values());
        assertThat(((McResult) net.forward("forwardMc", "noisy", inputs, 1, 5L)).values())
                .contains(0f)
                .isNotEqualTo(clear.values());
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        MultiNet net = create(Backend.threads(1));
        var run = net.training(Sgd.of(0.1), EXAMPLES, 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.forwardTrain(images, new float[4]))
                .withMessage("an example of numbers has 3 numbers, but there are 4, which is not a multiple of it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.forwardTrain(images, new float[6]))
                .withMessage("there are 35 examples of image, but 2 of numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.trainStep(images, numbers, digits, new float[2], gradient))
                .withMessage("there are targets of digit for 35 examples, but of size for 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.trainStep(images, numbers, new int[4], new float[8], new float[12]))
                .withMessage("there are 35 examples, but targets for 4");
        TrainPass<?> pass = run.forwardTrain(images, numbers);
        assertThatIllegalStateException()
                .isThrownBy(pass::output)
                .withMessage("the network has several outputs; say which, as in output(\"digit\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pass.output("digits"))
                .withMessage("there is no output \"digits\"; there are [digit, size, free]");
        run.backward(run.loss(pass, digits, sizes, gradient));
        MultiTraining<?, ?> training = run.run();
        assertThat(training.inputGradient("image")).hasSize(images.length).doesNotContain(Float.NaN);
        assertThatIllegalStateException()
                .isThrownBy(() -> training.inputGradient("numbers"))
                .withMessageContaining("gradient = true");
        Object evaluator = call(net.net(), "evaluator", 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        call(evaluator, "evaluate", images, numbers, new float[175], new float[70], new float[105]))
                .withMessage("this evaluator takes up to 4 examples, but was given 35");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        call(evaluator, "evaluate", images, numbers, new float[175], new float[69], new float[105]))
                .withMessage("35 examples have 70 numbers of size, but there is room for 69");
    }
}
