package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.McResult;
import synapt.TrainingRun;
import synapt.train.Examples;
import synapt.train.Score;
import synapt.train.Sgd;
import synapt.train.Trainer;

/** Networks that read token ids. */
class TokensTest {

    private static final int LENGTH = 6;
    private static final int TOKENS = 9;

    /** Says for each position which token comes next. */
    private static final String MODEL = """
            import static synapt.annotation.ActivationFunction.*;

            import synapt.annotation.*;
            import synapt.layer.*;

            @Network(input = 6, tokens = 9)
            public interface Model {
                @PaddingToken(0) @Layer(out = 12) @Dropout(p = 0.1) Embedding embed();
                SinusoidalPositions positions();
                @Attention(heads = 3, causal = true, dropout = 0.1) MultiheadAttention attention();
                @Layer(out = 16) @Activation(RELU) Linear each();
                @Layer(out = 9) Linear next();
            }
            """;

    private static final Compiled COMPILED = Compiled.ofSource("Model", MODEL);

    /** Each token is followed by the one that is 2 more, round and round. */
    private static int[] tokens(int examples) {
        Random random = new Random(5);
        int[] ids = new int[examples * LENGTH];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i % LENGTH == 0 ? random.nextInt(TOKENS) : following(ids[i - 1]);
        }
        return ids;
    }

    private static int following(int id) {
        return (id + 2) % TOKENS;
    }

    private static int[] labels(int[] tokens) {
        return Arrays.stream(tokens).map(TokensTest::following).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 37, 150})
    void aStepAtOnceGivesTheBitsOfItsParts(int examples) {
        Net fused = COMPILED.create(3, Backend.threads(1));
        Net parts = COMPILED.create(3, Backend.threads(3));
        int[] tokens = tokens(examples);
        int[] labels = labels(tokens);
        TrainingRun<Object, Object, ?> one = fused.training(Sgd.of(0.1), examples, 8);
        TrainingRun<Object, Object, ?> other = parts.training(Sgd.of(0.1), examples, 8);
        for (int step = 0; step < 3; step++) {
            float loss = one.trainStep(tokens, labels);
            var inParts = other.loss(other.forwardTrain(tokens), labels);
            other.backward(inParts);
            other.update();
            assertThat(loss).isEqualTo(inParts.value());
        }
        assertThat(fused.digest()).isEqualTo(parts.digest());
    }

    @Test
    void anExampleAloneGetsTheBitsItGetsInABatch() {
        Net net = COMPILED.create(3, Backend.threads(2));
        int[] tokens = tokens(21);
        float[] all = net.forwardEval(tokens).values();
        int outputs = LENGTH * TOKENS;
        for (int e = 0; e < 21; e++) {
            assertThat(net.forwardEval(Arrays.copyOfRange(tokens, e * LENGTH, (e + 1) * LENGTH))
                            .values())
                    .containsExactly(Arrays.copyOfRange(all, e * outputs, (e + 1) * outputs));
        }
    }

    @Test
    void aCausalModelDoesNotSeeWhatComesLater() {
        Net net = COMPILED.create(3, Backend.threads(1));
        int[] tokens = tokens(1);
        float[] before = net.forwardEval(tokens).values();
        tokens[4] = (tokens[4] + 1) % TOKENS;
        float[] after = net.forwardEval(tokens).values();
        assertThat(Arrays.copyOf(after, 4 * TOKENS)).containsExactly(Arrays.copyOf(before, 4 * TOKENS));
        for (int p = 4; p < LENGTH; p++) {
            assertThat(Arrays.copyOfRange(after, p * TOKENS, (p + 1) * TOKENS))
                    .isNotEqualTo(Arrays.copyOfRange(before, p * TOKENS, (p + 1) * TOKENS));
        }
    }

    @Test
    void learnsWhatComesNext() {
        Net net = COMPILED.create(3, Backend.threads(2));
        int[] tokens = tokens(64);
        Examples<Object> examples = examples(tokens, labels(tokens));
        var results =
                Trainer.of(net.training(Sgd.of(0.03).momentum(0.9), 16, 8)).fit(examples, 60);
        assertThat(results.getLast().training().accuracy()).isGreaterThan(0.9);
        Score score = Score.of(net.evaluator(16), Examples.ofTokens(tokens, LENGTH, labels(tokens)));
        assertThat(score.accuracy()).isGreaterThan(0.99);
        assertThat(score.examples()).isEqualTo(64 * LENGTH);
        assertThat(score.loss()).isLessThan(0.1);
    }

    @SuppressWarnings("unchecked") // a Net's targets have no type
    private static Examples<Object> examples(int[] tokens, int[] labels) {
        return (Examples<Object>) (Examples<?>) Examples.ofTokens(tokens, LENGTH, labels);
    }

    @Test
    void thePaddingStartsAtZeroAndStaysThere() {
        Net net = COMPILED.create(3, Backend.threads(1));
        int[] tokens = tokens(16);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1).momentum(0.9), 16, 8);
        for (int step = 0; step < 3; step++) {
            run.trainStep(tokens, labels(tokens));
        }
        float[] weight = net.parameters().get("embed.weight");
        assertThat(Arrays.copyOf(weight, 12)).containsOnly(0f);
        assertThat(Arrays.copyOfRange(weight, 12, weight.length)).doesNotContain(0f);
    }

    @Test
    void refusesWhatIsNoToken() {
        Net net = COMPILED.create(3, Backend.threads(2));
        String before = net.digest();
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), 4, 8);
        int[] labels = new int[2 * LENGTH];
        for (int wrong : new int[] {-1, TOKENS}) {
            int[] tokens = tokens(2);
            tokens[LENGTH + 3] = wrong;
            String said = "the token at position 3 of example 1 is " + wrong
                    + ", but the vocabulary has 9 tokens: ids are 0 to 8";
            assertThatThrownBy(() -> run.trainStep(tokens, labels))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(said);
            assertThatThrownBy(() -> run.forwardTrain(tokens)).hasMessage(said);
            assertThatThrownBy(() -> net.forwardEval(tokens)).hasMessage(said);
        }
        assertThatThrownBy(() -> run.trainStep(new float[LENGTH], new int[LENGTH]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the input takes token ids, but was given numbers; pass an int[]");
        assertThatThrownBy(() -> run.trainStep(tokens(2), new int[2 * LENGTH - 1]))
                .hasMessage(
                        "an example has 6 labels, one for each position, but there are 11, which is not a multiple of it");
        assertThat(net.digest()).isEqualTo(before);
        run.trainStep(tokens(2), labels);
        assertThat(net.digest()).isNotEqualTo(before);
    }

    @Test
    void numbersAreNoTokens() {
        Net net = Compiled.of("Mlp").create(3, Backend.threads(1));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), 4, 8);
        assertThatThrownBy(() -> run.trainStep(new int[20], new int[1]))
                .hasMessage("the input takes numbers, but was given token ids; pass a float[]");
    }

    @Test
    void theGeneratedClassIsAsExpected() {
        Golden.check(Path.of("src", "test", "resources", "tokens", "Model.txt"), COMPILED.generated());
    }

    @Test
    void droppedAttentionIsNowhereInEvaluation() {
        String dropping = """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = {4, 6})
                public interface Dropping {
                    @Attention(heads = 2, dropout = 0.5) MultiheadAttention attention();
                    @Layer Flatten flat();
                    @Layer(out = 3) Linear fc();
                }
                """;
        Net with = Compiled.ofSource("Dropping", dropping).create(3, Backend.threads(1));
        Net without = Compiled.ofSource("Dropping", dropping.replace(", dropout = 0.5", ""))
                .create(3, Backend.threads(1));
        float[] inputs = synapt.processor.Examples.floats(5, 17 * 24);
        assertThat(with.forwardEval(inputs).values())
                .containsExactly(without.forwardEval(inputs).values());
        assertThat(without.hasForwardMc()).isFalse();
        McResult sampled = with.forwardMc(inputs, 2, 7);
        assertThat(sampled.sample(0).values()).isNotEqualTo(sampled.sample(1).values());
        assertThat(with.forwardMc(inputs, 2, 7).mean()).containsExactly(sampled.mean());
        float[] trained = with.training(Sgd.of(0.1), 17, 8).forwardTrain(inputs).output();
        assertThat(trained).isNotEqualTo(with.forwardEval(inputs).values());
        assertThat(without.training(Sgd.of(0.1), 17, 8).forwardTrain(inputs).output())
                .containsExactly(without.forwardEval(inputs).values());
    }
}
