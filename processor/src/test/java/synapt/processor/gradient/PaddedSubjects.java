package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/** Sequences of different lengths, filled up, in random shapes. */
final class PaddedSubjects {

    private static final int SHAPES = 15;

    private PaddedSubjects() {}

    static Stream<Subject> all() {
        return Stream.of("mean", "last", "attention", "memory", "recurrent")
                .flatMap(kind -> IntStream.range(0, SHAPES).mapToObj(i -> subject(kind, "padded_" + kind + i)));
    }

    private static Subject subject(String kind, String name) {
        Draw d = new Draw(name);
        int features = d.of(2, 6, 17);
        String nodes = switch (kind) {
            case "mean" -> "OUTPUT MeanPositions out();";
            case "last" -> "OUTPUT LastPosition out();";
            case "attention" -> attention(d);
            case "memory" -> memory(d, features);
            default -> recurrent(d);
        };
        int outputs = kind.equals("mean") || kind.equals("last") ? features : 4;
        NetworkSource source = new NetworkSource(
                name,
                new int[] {d.of(1, 2, 3, 7)},
                d.of(2, 5, 17),
                LossFunction.MSE,
                "",
                """
                @Layer(out = %d) Embedding embed();
                @Activation(ActivationFunction.TANH) SinusoidalPositions each();
                """.formatted(features) + nodes.replace("OUTPUT", OUTPUT),
                true);
        return new Subject("padded_" + kind, source, d.examples(), outputs);
    }

    private static String attention(Draw d) {
        int heads = d.of(1, 2, 3);
        return """
                @Layer(out = %d) Linear wide();
                @Attention(heads = %d, causal = %b, dropout = %s) MultiheadAttention layer();
                %s pool();
                @Layer(out = 4) OUTPUT Linear out();
                """.formatted(
                        heads * d.of(1, 2, 3),
                        heads,
                        d.coin(),
                        d.of(0.0, 0.3),
                        d.of("MeanPositions", "FirstPosition", "LastPosition"));
    }

    /** A vector attends to the sequence that it was made of. */
    private static String memory(Draw d, int features) {
        return """
                LastPosition end();
                @Layer(size = {1, %d}) Reshape query();
                @Attention(heads = %d, dropout = %s) @Layer(from = {"query", "each"}) MultiheadAttention layer();
                @Layer Flatten flat();
                @Layer(out = 4) OUTPUT Linear out();
                """.formatted(features, d.of(1, features), d.of(0.0, 0.3));
    }

    private static String recurrent(Draw d) {
        String kind = d.of("Lstm", "Gru");
        boolean last = d.coin();
        String noise = d.of("", "", "@RecurrentDropout(p = 0.3)", "@Zoneout(p = 0.3)");
        String layer =
                noise + """
                 @Layer(out = %d)
                @Recurrent(layers = %d, bidirectional = %b, learntState = %b, output = RecurrentOutput.%s) %s layer();
                """.formatted(d.of(1, 3, 5), d.of(1, 2), d.coin(), d.coin(), last ? "LAST" : "ALL", kind);
        String pool = last ? "" : d.of("MeanPositions", "FirstPosition", "LastPosition") + " pool();\n";
        return layer + pool + "@Layer(out = 4) OUTPUT Linear out();\n";
    }
}
