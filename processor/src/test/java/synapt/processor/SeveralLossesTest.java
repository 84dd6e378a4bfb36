package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static synapt.processor.MultiNet.call;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.EvalResult;
import synapt.Loss;
import synapt.ParameterSpec;
import synapt.kernel.KernelProvider;
import synapt.train.Sgd;

/** Each output with a loss of its own and all that belongs to it, and inputs of token ids beside such of numbers. */
class SeveralLossesTest {

    private static final int EXAMPLES = 35;
    private static final int WORDS = 6;

    private static final String HEAD = """
            import synapt.annotation.*;
            import synapt.layer.*;

            @Network
            public interface %s {
                @Input(shape = 6, tokens = 9) InputLayer words();
                @Input(shape = 3) InputLayer numbers();
                @Layer(from = "words", out = 4) Embedding embed();
            %s
                @Layer(from = "embed") MeanPositions mean();
                @Layer(from = {"mean", "numbers"}) Concat both();
                @Layer(out = 7) @Activation(ActivationFunction.TANH) Linear hidden();
            %s
            }
            """;

    private static final String NEXT = "@Layer(out = 5) @Output(weight = 0.5) Linear next();";

    private static final String TOPIC =
            "@Layer(from = \"hidden\", out = 4) @Output(labelSmoothing = 0.1, ignoreIndex = -100, classWeights = {1, 2, 0.5, 3}) Linear topic();";
    private static final String TAGS =
            "@Layer(from = \"hidden\", out = 3) @Output(loss = LossFunction.BCE_WITH_LOGITS, posWeight = {1, 2, 3}, weight = 2) Linear tags();";
    private static final String SIZES =
            "@Layer(from = \"hidden\", out = 2) @Output(loss = LossFunction.HUBER, delta = 0.5, reduction = Reduction.SUM, weight = 0.0625) Linear sizes();";

    private static final List<String> NAMES = List.of("next", "topic", "tags", "sizes");
    private static final double[] WEIGHTS = {0.5, 1, 2, 0.0625};

    private static final class Shared {
        static final Compiled COMPILED = compiled("Mixed", NEXT, TOPIC, TAGS, SIZES);
    }

    private final int[] words = Examples.labels(1, EXAMPLES * WORDS, 9);
    private final float[] numbers = Examples.floats(2, EXAMPLES * 3);
    private final int[] next = Examples.labels(3, EXAMPLES * WORDS, 5);
    private final int[] topic = Examples.labels(4, EXAMPLES, 4);
    private final float[] tags = Examples.floats(5, EXAMPLES * 3);
    private final float[] sizes = Examples.floats(6, EXAMPLES * 2);

    SeveralLossesTest() {
        for (int i = 0; i < EXAMPLES; i += 3) {
            topic[i] = -100;
        }
        for (int i = 0; i < tags.length; i++) {
            tags[i] = tags[i] > 0 ? 1 : 0;
        }
    }

    private static Compiled compiled(String name, String sequence, String... heads) {
        return Compiled.ofSource(
                name, HEAD.formatted(name, sequence, Stream.of(heads).collect(Collectors.joining("\n"))));
    }

    private static MultiNet create(Backend backend) {
        return MultiNet.of(Shared.COMPILED, 1, backend);
    }

    @Test
    void allWaysOfAStepAgree() {
        MultiNet fused = create(Backend.threads(1));
        MultiNet separate = create(Backend.of(KernelProvider.scalar(), 3));
        MultiNet parts = create(Backend.threads(2));
        var fusedRun = fused.training(Sgd.of(0.1).momentum(0.9), EXAMPLES, 7);
        var run = separate.training(Sgd.of(0.1).momentum(0.9), EXAMPLES, 7);
        var partsRun = parts.training(Sgd.of(0.1).momentum(0.9).microBatches(16), EXAMPLES, 7);
        String start = fused.digest();
        for (int i = 0; i < 3; i++) {
            float loss = fusedRun.trainStep(words, numbers, next, topic, tags, sizes);
            Loss<?> other = run.loss(run.forwardTrain(words, numbers), next, topic, tags, sizes);
            run.backward(other);
            run.run().update();
            assertThat(other.value()).isEqualTo(loss).isFinite();
            assertThat(partsRun.trainStep(words, numbers, next, topic, tags, sizes))
                    .isEqualTo(loss);
            double sum = 0;
            for (int o = 0; o < NAMES.size(); o++) {
                String name = NAMES.get(o);
                assertThat(fusedRun.run().lossOf(name))
                        .isEqualTo(other.value(name))
                        .isEqualTo(partsRun.run().lossOf(name))
                        .isPositive();
                sum += WEIGHTS[o] * other.value(name);
            }
            assertThat(sum).isCloseTo(loss, within(1e-5));
            assertThat(separate.digest())
                    .isEqualTo(fused.digest())
                    .isEqualTo(parts.digest())
                    .isNotEqualTo(start);
        }
    }

    /** A loss is what it is in a network without the others, and so is its gradient at its own layer, but for the weight. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void othersChangeNothing(int which) {
        String name = NAMES.get(which);
        String head = List.of(NEXT, TOPIC, TAGS, SIZES).get(which);
        MultiNet all = create(Backend.threads(1));
        MultiNet alone = MultiNet.of(compiled("Only" + which, "", head), 1, Backend.threads(1));
        for (ParameterSpec spec : alone.parameters().table().specs()) {
            alone.parameters().setDoubles(spec.name(), all.parameters().getDoubles(spec.name()));
        }
        Object targets = List.of(next, topic, tags, sizes).get(which);
        var allRun = all.training(Sgd.of(0.1), EXAMPLES, 7);
        var run = alone.training(Sgd.of(0.1), EXAMPLES, 7);
        Loss<?> sum = allRun.loss(allRun.forwardTrain(words, numbers), next, topic, tags, sizes);
        Loss<?> own = run.loss(run.forwardTrain(words, numbers), targets);
        assertThat(own.value(name)).isEqualTo(sum.value(name)).isPositive();
        assertThat(own.doubleValue() / own.value(name)).isCloseTo(WEIGHTS[which], within(1e-6));
        allRun.backward(sum);
        run.backward(own);
        assertThat(run.run().gradientOf(name + ".weight"))
                .isEqualTo(allRun.run().gradientOf(name + ".weight"))
                .doesNotContain(0);
    }

    @Test
    void gradientsAreThoseOfTheWeightedSum() {
        MultiNet net = create(Backend.of(KernelProvider.doubles(), 1));
        var run = net.training(Sgd.of(0.1), EXAMPLES, 7);
        run.backward(run.loss(run.forwardTrain(words, numbers), next, topic, tags, sizes));
        double h = 0x1p-16;
        for (ParameterSpec spec : net.parameters().table().specs()) {
            double[] found = run.run().gradientOf(spec.name());
            double[] start = net.parameters().getDoubles(spec.name());
            for (int i : new int[] {0, found.length / 2, found.length - 1}) {
                double[] moved = start.clone();
                moved[i] += h;
                net.parameters().setDoubles(spec.name(), moved);
                double up = minimised(run);
                moved[i] -= 2 * h;
                net.parameters().setDoubles(spec.name(), moved);
                double down = minimised(run);
                assertThat(found[i]).as(spec.name() + " " + i).isCloseTo((up - down) / (2 * h), within(1e-7));
            }
            net.parameters().setDoubles(spec.name(), start);
        }
    }

    private double minimised(MultiNet.Training run) {
        return run.loss(run.forwardTrain(words, numbers), next, topic, tags, sizes)
                .doubleValue();
    }

    @Test
    void tokensAreEvaluatedBesideNumbers() {
        MultiNet net = create(Backend.threads(2));
        float[] next = new float[EXAMPLES * WORDS * 5];
        float[] topic = new float[EXAMPLES * 4];
        float[] tags = new float[EXAMPLES * 3];
        float[] sizes = new float[EXAMPLES * 2];
        call(call(net.net(), "evaluator", EXAMPLES), "evaluate", words, numbers, next, topic, tags, sizes);
        assertThat(((EvalResult) net.forward("forwardEval", "next", words, numbers)).values())
                .isEqualTo(next)
                .doesNotContain(0);
        EvalResult one = (EvalResult) net.forward(
                "forwardEval",
                "topic",
                Arrays.copyOfRange(words, 17 * WORDS, 18 * WORDS),
                Arrays.copyOfRange(numbers, 17 * 3, 18 * 3));
        assertThat(one.values()).isEqualTo(Arrays.copyOfRange(topic, 17 * 4, 18 * 4));
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        MultiNet net = create(Backend.threads(1));
        var run = net.training(Sgd.of(0.1), EXAMPLES, 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.forwardTrain(new int[7], numbers))
                .withMessage("an example of words has 6 token ids, but there are 7, which is not a multiple of it");
        int[] wrong = words.clone();
        wrong[8] = 9;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.forwardTrain(wrong, numbers))
                .withMessage(
                        "the token at position 2 of example 1 of input words is 9, but the vocabulary has 9 tokens:"
                                + " ids are 0 to 8");
        int[] ignored = new int[EXAMPLES];
        Arrays.fill(ignored, -100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.trainStep(words, numbers, next, ignored, tags, sizes))
                .withMessageContaining("none of the 35 labels counts");
    }
}
