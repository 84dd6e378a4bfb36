package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.train.Sgd;

/** Sequences of different lengths, filled up: what fills up is not seen. */
class PaddingTest {

    private static final int TOKENS = 9;
    private static final int SHORT = 7;
    private static final int LONG = 12;

    /** Networks that look at several positions, each in a way of its own. */
    enum Kind {
        MEAN("@Layer(out = 7) @Activation(GELU) @Dropout(p = 0.2) Linear wide(); MeanPositions out();"),
        LAST("@Dropout(p = 0.2) @Norm Identity normal(); LastPosition out();"),
        FIRST("@Attention(heads = 2) MultiheadAttention attention(); FirstPosition out();"),
        ATTENTION("""
                @Attention(heads = 3, rotary = true) @Dropout(p = 0.1) MultiheadAttention below();
                @Layer(from = {"below", "each"}) @Norm Add sum();
                @Attention(heads = 2) MultiheadAttention second();
                MeanPositions out();
                """),
        CLASS_TOKEN("""
                ClassToken token();
                @Attention(heads = 2) MultiheadAttention attention();
                @Layer(out = 4) @Recurrent(bidirectional = true) Gru gru();
                FirstPosition out();
                """),
        TWO_TOKENS("ClassToken one(); @Dropout(p = 0.1) ClassToken two(); MeanPositions out();"),
        CAUSAL("@Attention(heads = 2, causal = true) MultiheadAttention attention(); LastPosition out();"),
        LSTM("""
                @Layer(out = 5) @Recurrent(layers = 2, bidirectional = true) @Dropout(p = 0.2) Lstm lstm();
                MeanPositions out();
                """),
        LSTM_LAST("""
                @Layer(out = 5) @Recurrent(bidirectional = true, learntState = true) Lstm below();
                @Layer(out = 5) @Recurrent(layers = 2, bidirectional = true, output = RecurrentOutput.LAST) Lstm out();
                """),
        GRU("@Layer(out = 5) @Recurrent(layers = 2, bidirectional = true) Gru gru(); LastPosition out();"),
        GRU_LAST("""
                @Layer(out = 6) @Recurrent(bidirectional = true, learntState = true, output = RecurrentOutput.LAST) Gru out();
                """);

        private final Map<Integer, Compiled> compiled = new ConcurrentHashMap<>();
        private final String nodes;

        Kind(String nodes) {
            this.nodes = nodes;
        }

        Compiled of(int length) {
            return compiled.computeIfAbsent(length, l -> Compiled.ofSource("Model", """
                    import static synapt.annotation.ActivationFunction.*;

                    import synapt.annotation.*;
                    import synapt.layer.*;

                    @Network(input = %d, tokens = 9, padding = 0)
                    public interface Model {
                        @Layer(out = 12) Embedding embed();
                        @Dropout(p = 0.1) SinusoidalPositions each();
                        %s
                        @Layer(out = 3) Linear answer();
                    }
                    """.formatted(l, nodes)));
        }
    }

    /** Sequences of 1 to 7 tokens, in rows of some length. */
    private static int[] tokens(int examples, int row) {
        Random random = new Random(5);
        int[] ids = new int[examples * row];
        for (int e = 0; e < examples; e++) {
            int length = 1 + random.nextInt(SHORT);
            for (int p = 0; p < length; p++) {
                ids[e * row + p] = 1 + random.nextInt(TOKENS - 1);
            }
        }
        return ids;
    }

    private static int[] labels(int examples) {
        return new Random(6).ints(examples, 0, 3).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void resultsDoNotDependOnHowMuchPaddingFollows(Kind kind) {
        float[] few = kind.of(SHORT)
                .create(3, Backend.threads(1))
                .forwardEval(tokens(37, SHORT))
                .values();
        float[] much = kind.of(LONG)
                .create(3, Backend.threads(1))
                .forwardEval(tokens(37, LONG))
                .values();
        assertThat(much).containsExactly(few);
        assertThat(few).doesNotContain(Float.NaN);
    }

    @ParameterizedTest
    @EnumSource
    void trainingDoesNotDependOnHowMuchPaddingFollows(Kind kind) {
        Net few = kind.of(SHORT).create(3, Backend.threads(1));
        Net much = kind.of(LONG).create(3, Backend.threads(2));
        var one = few.training(Sgd.of(0.1).momentum(0.9), 37, 8);
        var other = much.training(Sgd.of(0.1).momentum(0.9), 37, 8);
        for (int step = 0; step < 4; step++) {
            assertThat(other.trainStep(tokens(37, LONG), labels(37)))
                    .isEqualTo(one.trainStep(tokens(37, SHORT), labels(37)));
        }
        assertThat(much.digest()).isEqualTo(few.digest());
        assertThat(few.digest())
                .isNotEqualTo(kind.of(SHORT).create(3, Backend.threads(1)).digest());
    }

    @ParameterizedTest
    @EnumSource
    void whateverStandsForPaddingIsNotSeen(Kind kind) {
        Net net = kind.of(SHORT).create(3, Backend.threads(1));
        int[] tokens = tokens(21, SHORT);
        float[] before = net.forwardEval(tokens).values();
        float[] weight = net.parameters().get("embed.weight");
        assertThat(Arrays.copyOf(weight, 12)).containsOnly(0f);
        Arrays.fill(weight, 0, 12, 1000f);
        net.parameters().set("embed.weight", weight);
        assertThat(net.forwardEval(tokens).values()).containsExactly(before);
        Arrays.fill(weight, 12, 24, 1000f);
        net.parameters().set("embed.weight", weight);
        assertThat(net.forwardEval(tokens).values()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void anExampleAloneGetsTheBitsItGetsInABatch(Kind kind) {
        Net net = kind.of(SHORT).create(3, Backend.threads(2));
        int[] tokens = tokens(21, SHORT);
        float[] all = net.forwardEval(tokens).values();
        for (int e = 0; e < 21; e++) {
            assertThat(net.forwardEval(Arrays.copyOfRange(tokens, e * SHORT, (e + 1) * SHORT))
                            .values())
                    .containsExactly(Arrays.copyOfRange(all, 3 * e, 3 * e + 3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 37})
    void aStepAtOnceGivesTheBitsOfItsParts(int examples) {
        for (Kind kind : Kind.values()) {
            Net fused = kind.of(SHORT).create(3, Backend.threads(1));
            Net parts = kind.of(SHORT).create(3, Backend.threads(3));
            TrainingRun<Object, Object, ?> one = fused.training(Sgd.of(0.1), examples, 8);
            TrainingRun<Object, Object, ?> other = parts.training(Sgd.of(0.1), examples, 8);
            for (int step = 0; step < 2; step++) {
                float loss = one.trainStep(tokens(examples, SHORT), labels(examples));
                var inParts = other.loss(other.forwardTrain(tokens(examples, SHORT)), labels(examples));
                other.backward(inParts);
                other.update();
                assertThat(loss).isEqualTo(inParts.value());
            }
            assertThat(fused.digest()).isEqualTo(parts.digest());
        }
    }

    @Test
    void theGeneratedClassIsAsExpected() {
        Compiled compiled = Compiled.ofSource("Review", """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = 6, tokens = 9, padding = 0)
                public interface Review {
                    @Layer(out = 4) Embedding embed();
                    @Attention(heads = 2) MultiheadAttention attention();
                    @Layer(out = 3) @Recurrent(bidirectional = true) Lstm lstm();
                    MeanPositions mean();
                    @Layer(out = 2) Linear answer();
                }
                """);
        Golden.check(Path.of("src", "test", "resources", "tokens", "Review.txt"), compiled.generated());
    }

    @Test
    void refusesPaddingThatIsNotBehindTheTokens() {
        Net net = Kind.MEAN.of(SHORT).create(3, Backend.threads(1));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), 4, 8);
        int[] nothing = {1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        String said =
                "example 1 begins with padding (token 0): a sequence has one token or more, and padding only behind them";
        assertThatThrownBy(() -> net.forwardEval(nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(said);
        assertThatThrownBy(() -> run.trainStep(nothing, new int[2])).hasMessage(said);
        int[] between = {1, 2, 0, 0, 0, 0, 0, 3, 0, 0, 5, 0, 0, 0};
        assertThatThrownBy(() -> net.forwardEval(between))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("example 1 has padding (token 0) at position 1 and token 5 behind it at position 3;"
                        + " put all padding behind the last token");
    }
}
