package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synapt.Backend;
import synapt.EvalResult;
import synapt.ParameterSpec;
import synapt.kernel.KernelProvider;
import synapt.train.Sgd;

/** Sequences of numbers whose lengths another input says: what is behind their ends is not seen. */
class LengthsTest {

    private static final int FEATURES = 5;
    private static final int SHORT = 6;
    private static final int LONG = 11;
    private static final int EXAMPLES = 37;

    /** Networks that look at several positions, each in a way of its own. */
    enum Kind {
        MEAN("@Layer(out = 7) @Activation(GELU) @Dropout(p = 0.2) Linear wide(); MeanPositions out();"),
        LAST("@Dropout(p = 0.2) @Norm Identity normal(); LastPosition out();"),
        ATTENTION("""
                @Layer(out = 6) Linear wide();
                @Attention(heads = 3, rotary = true) @Dropout(p = 0.1) MultiheadAttention attention();
                @Layer(from = {"attention", "wide"}) @Norm Add sum();
                MeanPositions out();
                """),
        CAUSAL("@Attention(heads = 1, causal = true) MultiheadAttention attention(); LastPosition out();"),
        MEMORY("""
                LastPosition end();
                @Layer(size = {1, 5}) Reshape query();
                @Attention(heads = 1) @Layer(from = {"query", "frames"}) MultiheadAttention attention();
                @Layer Flatten out();
                """),
        CLASS_TOKEN("""
                ClassToken token();
                @Layer(out = 4) @Recurrent(bidirectional = true) Gru gru();
                FirstPosition out();
                """),
        LSTM("""
                @Layer(out = 5) @Recurrent(layers = 2, bidirectional = true) @Dropout(p = 0.2) Lstm lstm();
                MeanPositions out();
                """),
        LSTM_LAST("""
                @Layer(out = 5)
                @Recurrent(bidirectional = true, learntState = true, output = RecurrentOutput.LAST) Lstm out();
                """),
        GRU("@Layer(out = 5) @Recurrent(layers = 2, bidirectional = true) Gru gru(); LastPosition out();"),
        DROPPED_LSTM("""
                @RecurrentDropout(p = 0.3) @Layer(out = 5) @Recurrent(layers = 2, bidirectional = true) Lstm lstm();
                MeanPositions out();
                """),
        DROPPED_GRU("""
                @RecurrentDropout(p = 0.3, input = 0.2) @Layer(out = 5)
                @Recurrent(bidirectional = true, learntState = true, output = RecurrentOutput.LAST) Gru out();
                """),
        ZONED_LSTM("""
                @Zoneout(p = 0.2, cell = 0.4) @Layer(out = 5) @Recurrent(layers = 2, bidirectional = true) Lstm lstm();
                MeanPositions out();
                """),
        ZONED_LSTM_LAST("""
                @Zoneout(p = 0.2) @Layer(out = 5)
                @Recurrent(bidirectional = true, learntState = true, output = RecurrentOutput.LAST) Lstm out();
                """),
        ZONED_GRU("""
                @Zoneout(p = 0.3) @Layer(out = 5) @Recurrent(bidirectional = true, learntState = true) Gru gru();
                LastPosition out();
                """),
        ZONED_GRU_LAST("""
                @Zoneout(p = 0.3) @Layer(out = 5)
                @Recurrent(bidirectional = true, learntState = true, output = RecurrentOutput.LAST) Gru out();
                """),
        GRU_LAST("""
                @RecurrentDropout(input = 0.2) @Layer(out = 6)
                @Recurrent(bidirectional = true, learntState = true, output = RecurrentOutput.LAST) Gru out();
                """);

        private final Map<Integer, Compiled> compiled = new ConcurrentHashMap<>();
        private final String nodes;

        Kind(String nodes) {
            this.nodes = nodes;
        }

        /** Of sequences up to a length. */
        Compiled upTo(int length) {
            return compiled.computeIfAbsent(
                    length, l -> network(l, "@Input(lengthsOf = \"frames\") InputLayer lengths();"));
        }

        /** Of sequences that all have one length. */
        Compiled of(int length) {
            return compiled.computeIfAbsent(-length, l -> network(length, ""));
        }

        private Compiled network(int length, String lengths) {
            return Compiled.ofSource("Model", """
                    import static synapt.annotation.ActivationFunction.*;

                    import synapt.annotation.*;
                    import synapt.layer.*;

                    @Network
                    public interface Model {
                        @Input(shape = {%d, %d}) InputLayer frames();
                        %s
                        %s
                        @Layer(out = 3) Linear answer();
                    }
                    """.formatted(length, FEATURES, lengths, nodes));
        }
    }

    /** Of examples of few lengths, with something behind their ends. */
    private record Batch(float[] frames, int[] lengths) {

        static Batch of(int examples, int row, float behind) {
            Random random = new Random(5);
            float[] frames = new float[examples * row * FEATURES];
            int[] lengths = new int[examples];
            Arrays.fill(frames, behind);
            for (int e = 0; e < examples; e++) {
                lengths[e] = new int[] {1, 4, SHORT}[random.nextInt(3)];
                for (int i = 0; i < lengths[e] * FEATURES; i++) {
                    frames[e * row * FEATURES + i] = (float) random.nextGaussian();
                }
            }
            return new Batch(frames, lengths);
        }

        /** One example, without what is behind its end. */
        float[] example(int e) {
            int row = frames.length / lengths.length;
            return Arrays.copyOfRange(frames, e * row, e * row + lengths[e] * FEATURES);
        }
    }

    private static int[] labels(int examples) {
        return new Random(6).ints(examples, 0, 3).toArray();
    }

    private static float[] forward(MultiNet net, Batch batch) {
        return ((EvalResult) net.forward("forwardEval", "answer", batch.frames, batch.lengths)).values();
    }

    /** The definition: each sequence as if its network were made for its length. */
    @ParameterizedTest
    @EnumSource
    void aSequenceGivesWhatItGivesWithoutPadding(Kind kind) {
        Batch batch = Batch.of(EXAMPLES, LONG, Float.NaN);
        float[] padded = forward(MultiNet.of(kind.upTo(LONG), 3, Backend.threads(2)), batch);
        float[] scalar = forward(MultiNet.of(kind.upTo(LONG), 3, Backend.of(KernelProvider.scalar(), 1)), batch);
        assertThat(scalar).containsExactly(padded);
        for (int e = 0; e < EXAMPLES; e++) {
            Net alone = kind.of(batch.lengths[e]).create(3, Backend.threads(1));
            assertThat(alone.forwardEval(batch.example(e)).values())
                    .containsExactly(Arrays.copyOfRange(padded, 3 * e, 3 * e + 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainingDoesNotDependOnWhatFollows(Kind kind) {
        MultiNet few = MultiNet.of(kind.upTo(SHORT), 3, Backend.threads(1));
        MultiNet much = MultiNet.of(kind.upTo(LONG), 3, Backend.of(KernelProvider.scalar(), 2));
        var one = few.training(Sgd.of(0.1).momentum(0.9), EXAMPLES, 8);
        var other = much.training(Sgd.of(0.1).momentum(0.9), EXAMPLES, 8);
        Batch zeros = Batch.of(EXAMPLES, SHORT, 0);
        Batch nans = Batch.of(EXAMPLES, LONG, Float.NaN);
        String start = few.digest();
        for (int step = 0; step < 3; step++) {
            float loss = one.trainStep(zeros.frames, zeros.lengths, labels(EXAMPLES));
            assertThat(other.trainStep(nans.frames, nans.lengths, labels(EXAMPLES)))
                    .isEqualTo(loss)
                    .isFinite();
        }
        assertThat(much.digest()).isEqualTo(few.digest()).isNotEqualTo(start);
    }

    /** By differences of the loss. */
    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfTheLoss(Kind kind) {
        MultiNet net = MultiNet.of(kind.upTo(SHORT), 3, Backend.of(KernelProvider.doubles(), 1));
        var run = net.training(Sgd.of(0.1), EXAMPLES, 7);
        Batch batch = Batch.of(EXAMPLES, SHORT, 3);
        int[] labels = labels(EXAMPLES);
        run.backward(run.loss(run.forwardTrain(batch.frames, batch.lengths), (Object) labels));
        for (ParameterSpec spec : net.parameters().table().specs()) {
            double[] found = run.run().gradientOf(spec.name());
            double[] start = net.parameters().getDoubles(spec.name());
            for (int i : new int[] {0, found.length / 2, found.length - 1}) {
                double[] losses = new double[2];
                for (int side = 0; side < 2; side++) {
                    double[] moved = start.clone();
                    moved[i] += side == 0 ? 0x1p-16 : -0x1p-16;
                    net.parameters().setDoubles(spec.name(), moved);
                    losses[side] = run.loss(run.forwardTrain(batch.frames, batch.lengths), (Object) labels)
                            .doubleValue();
                }
                assertThat(found[i])
                        .as(spec.name() + " " + i)
                        .isCloseTo((losses[0] - losses[1]) / 0x1p-15, within(1e-7));
            }
            net.parameters().setDoubles(spec.name(), start);
        }
    }

    @Test
    void tokenIdsMayHaveLengthsToo() {
        Compiled tokens = Compiled.ofSource("Words", """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network
                public interface Words {
                    @Input(shape = 4, tokens = 9) InputLayer words();
                    @Input(lengthsOf = "words") InputLayer lengths();
                    @Layer(from = "words", out = 5) Embedding embed();
                    @Layer(out = 4) @Recurrent(bidirectional = true) Gru gru();
                    MeanPositions mean();
                    @Layer(out = 3) Linear answer();
                }
                """);
        MultiNet net = MultiNet.of(tokens, 3, Backend.threads(1));
        int[] lengths = {2, 4};
        EvalResult some =
                (EvalResult) net.forward("forwardEval", "answer", new int[] {1, 2, 3, 4, 5, 6, 7, 8}, lengths);
        EvalResult others =
                (EvalResult) net.forward("forwardEval", "answer", new int[] {1, 2, 8, 0, 5, 6, 7, 8}, lengths);
        assertThat(others.values()).containsExactly(some.values());
    }

    @Test
    void theGeneratedClassIsAsExpected() {
        Golden.check(
                Path.of("src", "test", "resources", "tokens", "Frames.txt"),
                Kind.LSTM_LAST.upTo(LONG).generated());
    }

    @Test
    void refusesLengthsOutOfRange() {
        MultiNet net = MultiNet.of(Kind.MEAN.upTo(SHORT), 3, Backend.threads(1));
        var run = net.training(Sgd.of(0.1), 4, 8);
        float[] frames = new float[2 * SHORT * FEATURES];
        String said = "the length of example 1, of input lengths, is 7; give 1 to 6, the positions of its sequence";
        assertThatThrownBy(() -> net.forward("forwardEval", "answer", frames, new int[] {6, 7}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(said);
        assertThatThrownBy(() -> run.trainStep(frames, new int[] {6, 7}, new int[2]))
                .hasMessage(said);
        assertThatThrownBy(() -> run.trainStep(frames, new int[] {0, 7}, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the length of example 0, of input lengths, is 0; give 1 to 6, the positions of its sequence");
        assertThatThrownBy(() -> run.trainStep(frames, new int[] {6}, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 2 examples of frames, but 1 of lengths");
    }
}
