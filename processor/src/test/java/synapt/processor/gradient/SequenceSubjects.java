package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/** Kinds of layers that work on sequences, in random shapes. */
final class SequenceSubjects {

    private static final int SHAPES = 20;

    private SequenceSubjects() {}

    static Stream<Subject> all() {
        return Stream.of(
                        many("embedding", SHAPES, SequenceSubjects::embedding),
                        many("attention", SHAPES, SequenceSubjects::attention),
                        many("attention_to_memory", SHAPES, SequenceSubjects::memory),
                        many("positions", SHAPES, SequenceSubjects::positions),
                        many("class_token", SHAPES / 2, SequenceSubjects::classToken),
                        many("position_pool", SHAPES, SequenceSubjects::pool),
                        many("language_model", SHAPES / 2, SequenceSubjects::languageModel))
                .flatMap(s -> s);
    }

    private static Stream<Subject> many(String kind, int count, Function<Draw, Sequence> recipe) {
        return IntStream.range(0, count).mapToObj(i -> {
            String name = kind + i;
            Draw d = new Draw(name);
            Sequence s = recipe.apply(d);
            NetworkSource source =
                    new NetworkSource(name, s.input, s.tokens, s.loss, s.nodes.replace("OUTPUT", OUTPUT));
            int positions = s.loss == LossFunction.CROSS_ENTROPY ? s.outputs / s.tokens : 1;
            return new Subject(kind, source, d.examples(), s.outputs, positions);
        });
    }

    /** What a recipe decides. */
    private record Sequence(int[] input, int tokens, LossFunction loss, String nodes, int outputs) {}

    private static Sequence languageModel(Draw d) {
        int length = d.of(1, 2, 5);
        int tokens = d.of(2, 5, 17);
        return new Sequence(
                new int[] {length},
                tokens,
                LossFunction.CROSS_ENTROPY,
                """
                @Layer(out = 6) Embedding embed();
                LearnedPositions positions();
                @Attention(heads = 3, causal = true, dropout = %s) MultiheadAttention attention();
                @Dropout(p = 0.2) LearnedPositions again();
                @Layer(out = %d) OUTPUT Linear next();
                """.formatted(d.of(0.0, 0.2), tokens),
                length * tokens);
    }

    private static Sequence embedding(Draw d) {
        int length = d.of(1, 2, 3, 7);
        int tokens = d.of(1, 2, 5, 30);
        int features = d.of(1, 2, 5, 16, 17, 33);
        return new Sequence(new int[] {length}, tokens, LossFunction.MSE, """
                @Layer(out = %d) Embedding layer();
                @Activation(ActivationFunction.TANH) Identity act();
                @Layer OUTPUT Flatten out();
                """.formatted(features), length * features);
    }

    private static Sequence attention(Draw d) {
        int length = d.of(1, 2, 3, 6);
        int heads = d.of(1, 2, 3);
        int width = d.of(1, 2, 3, 6);
        int features = heads * width;
        String attention = "@Attention(heads = %d, causal = %b, rotary = %b, dropout = %s)"
                .formatted(heads, d.coin(), width % 2 == 0 && d.coin(), d.of(0.0, 0.3));
        return new Sequence(
                new int[] {length, features},
                0,
                LossFunction.MSE,
                """
                @Layer(out = %d) Linear pre();
                %s @Layer(bias = %b) MultiheadAttention layer();
                @Layer OUTPUT Flatten out();
                """.formatted(features, attention, d.coin()),
                length * features);
    }

    /** Memories of the same, twice and half the length, and the sequence itself. */
    private static Sequence memory(Draw d) {
        int length = d.of(2, 4, 6);
        int heads = d.of(1, 2, 3);
        int features = heads * d.of(1, 2, 6);
        String attention = "@Attention(heads = %d, dropout = %s)".formatted(heads, d.of(0.0, 0.3));
        int keys = d.of(length, 2 * length, length / 2);
        String memory =
                keys < length ? """
                @Layer(from = "image", size = {%d, 6}) Reshape halves();
                @Layer(out = %d) Linear memory();
                """.formatted(keys, features) : """
                @Layer(from = "image", out = %d) Linear wide();
                @Layer(size = {%d, %d}) Reshape memory();
                """.formatted(keys / length * features, keys, features);
        return new Sequence(
                new int[] {length, 3},
                0,
                LossFunction.MSE,
                """
                @Layer(out = %1$d) @Activation(ActivationFunction.TANH) Linear query();
                %2$s
                %3$s @Layer(from = {"query", "%4$s"}, bias = %5$b) MultiheadAttention layer();
                %3$s @Layer(from = {"memory", "layer"}) MultiheadAttention back();
                @Layer OUTPUT Flatten out();
                """.formatted(features, memory, attention, d.of("memory", "memory", "query"), d.coin()),
                keys * features);
    }

    private static Sequence positions(Draw d) {
        int length = d.of(1, 2, 3, 7);
        int features = d.of(1, 2, 5, 17);
        return new Sequence(
                new int[] {length, features},
                0,
                LossFunction.MSE,
                """
                @Layer(out = %d) %s Linear pre();
                %s layer();
                @Activation(ActivationFunction.GELU) Identity act();
                @Layer OUTPUT Flatten out();
                """.formatted(
                                features,
                                d.coin() ? "@Activation(ActivationFunction.TANH)" : "",
                                d.of("LearnedPositions", "SinusoidalPositions")),
                length * features);
    }

    private static Sequence classToken(Draw d) {
        int length = d.of(1, 2, 3, 7);
        int features = d.of(1, 2, 5, 17);
        return new Sequence(
                new int[] {length, 3},
                0,
                LossFunction.MSE,
                """
                @Layer(out = %d) Linear pre();
                ClassToken token();
                LearnedPositions positions();
                @Attention(heads = 1) @Activation(ActivationFunction.TANH) MultiheadAttention attention();
                OUTPUT %s layer();
                """.formatted(features, d.of("MeanPositions", "FirstPosition")),
                features);
    }

    private static Sequence pool(Draw d) {
        int length = d.of(1, 2, 3, 7);
        int features = d.of(1, 2, 5, 17);
        return new Sequence(
                new int[] {length, features},
                0,
                LossFunction.MSE,
                """
                @Layer(out = %d) @Activation(ActivationFunction.TANH) Linear pre();
                OUTPUT %s layer();
                """.formatted(features, d.of("MeanPositions", "FirstPosition", "LastPosition")),
                features);
    }
}
