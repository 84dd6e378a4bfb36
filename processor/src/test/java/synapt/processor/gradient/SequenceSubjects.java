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
        return Stream.of(many("embedding", SHAPES, SequenceSubjects::embedding)).flatMap(s -> s);
    }

    private static Stream<Subject> many(String kind, int count, Function<Draw, Sequence> recipe) {
        return IntStream.range(0, count).mapToObj(i -> {
            String name = kind + i;
            Draw d = new Draw(name);
            Sequence s = recipe.apply(d);
            NetworkSource source =
                    new NetworkSource(name, s.input, s.tokens, s.loss, s.nodes.replace("OUTPUT", OUTPUT));
            return new Subject(kind, source, d.examples(), s.outputs);
        });
    }

    /** What a recipe decides. */
    private record Sequence(int[] input, int tokens, LossFunction loss, String nodes, int outputs) {}

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
}
