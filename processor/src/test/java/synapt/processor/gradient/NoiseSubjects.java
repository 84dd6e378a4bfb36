package synapt.processor.gradient;

import java.util.Arrays;
import java.util.stream.Stream;
import synapt.processor.gradient.LayerSubjects.Shaped;

/** Every other dropout, plain, behind a ReLU and behind a tanh: their gradients are computed in different ways. */
final class NoiseSubjects {

    private static final int EACH = 8;

    private NoiseSubjects() {}

    static Stream<Subject> all() {
        return Stream.of(
                        noise("Dropout1d(p = %s)", 2),
                        noise("Dropout3d(p = %s)", 4),
                        noise("VariationalDropout(p = %s)", 2),
                        noise("DropPath(p = %s)", 1, 2, 3),
                        noise("DropBlock(p = %s, size = 2)", 3),
                        noise("AlphaDropout(p = %s)", 1, 2, 3),
                        noise("FeatureAlphaDropout(p = %s)", 2, 3),
                        noise("GaussianDropout(p = %s)", 1, 2, 3),
                        noise("GaussianNoise(std = %s)", 1, 2, 3),
                        LayerSubjects.many("recurrent_dropout", 3 * EACH, d -> recurrent(d, dropout(d))),
                        LayerSubjects.many("zoneout", 3 * EACH, d -> recurrent(d, zoneout(d))),
                        LayerSubjects.many("dropconnect", EACH, NoiseSubjects::dropConnect))
                .flatMap(s -> s);
    }

    private static String dropout(Draw d) {
        String kind = d.coin() ? "Lstm" : "Gru";
        return d.of(
                        "@RecurrentDropout(p = 0.3)",
                        "@RecurrentDropout(p = 0.2, input = 0.4)",
                        "@RecurrentDropout(input = 0.3, adjustable = true)")
                + " " + kind;
    }

    /** Drawn, and the mean. */
    private static String zoneout(Draw d) {
        String rates = d.of("@Zoneout(p = 0.3)", "@Zoneout(p = 0.5, adjustable = true)");
        String frozen = d.of("", "", "@Frozen ");
        return frozen
                + (d.coin()
                        ? rates + " Gru"
                        : d.of(rates, "@Zoneout(p = 0, cell = 0.4)", "@Zoneout(p = 0.2, cell = 0.6)") + " Lstm");
    }

    /** Whatever is drawn within a recurrent layer. */
    private static Shaped recurrent(Draw d, String noise) {
        int positions = d.of(1, 2, 3, 5);
        int out = d.of(1, 3, 6);
        boolean both = d.coin();
        boolean last = d.coin();
        int layers = d.of(1, 2, 3);
        String node =
                "@Layer(out = %d) @Recurrent(layers = %d, bidirectional = %b, output = RecurrentOutput.%s, learntState = %b%s) %s layer();"
                        .formatted(
                                out,
                                layers,
                                both,
                                last ? "LAST" : "ALL",
                                d.coin(),
                                layers > 1 && d.coin() ? ", dropout = 0.3" : "",
                                noise);
        int outputs = (last ? 1 : positions) * (both ? 2 : 1) * out;
        return new Shaped(new int[] {positions, d.of(1, 2, 5)}, node, outputs, d.examples());
    }

    /** Products whose weights' gradients are sums over examples, then one whose are a product over them. */
    private static Shaped dropConnect(Draw d) {
        int[] shape = {d.of(1, 3), d.of(2, 5), d.of(3, 4)};
        String nodes = """
                @DropConnect(p = %s) @Layer(out = 3, kernel = 2) %s Conv2d layer();
                @DropConnect(p = 0.2, adjustable = true) @Layer(out = 2, kernel = 2) ConvTranspose2d up();
                @Layer Flatten flat();
                @DropConnect(p = 0.5) @Ramp(steps = 4) @Layer(out = 4) Linear fc();
                """.formatted(d.of(0.1, 0.5), d.of("", "@BatchNorm", "@Activation(ActivationFunction.RELU)"));
        return new Shaped(shape, nodes, 4, d.examples());
    }

    private static Stream<Subject> noise(String annotation, int... ranks) {
        String kind = annotation.substring(0, annotation.indexOf('(')).toLowerCase(java.util.Locale.ROOT);
        return LayerSubjects.many(kind, EACH, d -> {
            int rank = ranks[d.between(0, ranks.length - 1)];
            int[] shape = new int[rank];
            for (int i = 0; i < rank; i++) {
                shape[i] = d.of(2, 3, 5);
            }
            String before = d.of("", "@Activation(ActivationFunction.RELU)", "@Activation(ActivationFunction.TANH)");
            String node = "@" + annotation.formatted(d.of(0.1, 0.3, 0.5)) + " " + before + " Identity layer();";
            return new Shaped(shape, node, Arrays.stream(shape).reduce(1, (a, b) -> a * b), d.examples());
        });
    }
}
