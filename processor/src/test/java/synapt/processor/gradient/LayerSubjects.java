package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/**
 * Each kind of layer in random shapes. Before it stands a layer with parameters, {@code pre}: their gradients show its input's
 * gradient in double precision.
 */
final class LayerSubjects {

    private static final int SHAPES = 20;
    private static final String[] ACTIVATIONS = {
        "RELU",
        "LEAKY_RELU, negativeSlope = 0.2",
        "ELU, alpha = 0.7",
        "SELU",
        "GELU",
        "GELU, approximate = \"tanh\"",
        "SILU",
        "MISH",
        "HARDSWISH",
        "SOFTPLUS, beta = 8",
        "PRELU",
        "PRELU, perChannel = true, start = -0.5",
        "SOFTMAX",
        "LOG_SOFTMAX",
        "TANH",
        "SIGMOID"
    };

    private LayerSubjects() {}

    static Stream<Subject> all() {
        return Stream.of(
                        many("linear", SHAPES, LayerSubjects::linear),
                        many("linear_positions", SHAPES, LayerSubjects::linearPositions),
                        SpatialSubjects.all(),
                        many("batchnorm1d", SHAPES, LayerSubjects::batchNorm1d),
                        many("batchnorm2d", SHAPES, LayerSubjects::batchNorm2d),
                        many("groupnorm", 3 * SHAPES, LayerSubjects::groupNorm),
                        many("recurrent", 2 * SHAPES, LayerSubjects::recurrent),
                        IntStream.range(0, 3 * ACTIVATIONS.length)
                                .mapToObj(i -> subject(
                                        "activation", i, d -> activation(d, ACTIVATIONS[i % ACTIVATIONS.length]))),
                        many("glu", SHAPES / 2, d -> gate(d, "Glu")),
                        many("swiglu", SHAPES / 2, d -> gate(d, "SwiGlu")),
                        many("flatten", SHAPES / 2, LayerSubjects::flatten),
                        many("dropout", SHAPES, LayerSubjects::dropout),
                        many("dropout2d", SHAPES, LayerSubjects::dropout2d),
                        NoiseSubjects.all(),
                        many("cross_entropy", SHAPES, LayerSubjects::crossEntropy))
                .flatMap(s -> s);
    }

    /** What a recipe decides: the nodes after {@code pre}, and how many outputs they have. */
    record Shaped(int[] input, String nodes, int outputs, int examples, LossFunction loss) {

        Shaped(int[] input, String nodes, int outputs, int examples) {
            this(input, nodes, outputs, examples, LossFunction.MSE);
        }
    }

    static Stream<Subject> many(String kind, int count, Function<Draw, Shaped> recipe) {
        return IntStream.range(0, count).mapToObj(i -> subject(kind, i, recipe));
    }

    private static Subject subject(String kind, int i, Function<Draw, Shaped> recipe) {
        String name = kind + i;
        Shaped s = recipe.apply(new Draw(name));
        String pre = switch (s.input.length) {
            case 3 -> "@Layer(out = %d, kernel = 1) Conv2d pre();\n".formatted(s.input[0]);
            case 4 -> "@Layer(out = %d, kernel = 1) Conv3d pre();\n".formatted(s.input[0]);
            default -> "@Layer(out = %d) Linear pre();\n".formatted(s.input[s.input.length - 1]);
        };
        String nodes = pre + s.nodes + "\n" + OUTPUT + " @Layer Flatten out();";
        return new Subject(kind, new NetworkSource(name, s.input, s.loss, nodes), s.examples, s.outputs);
    }

    private static Shaped linear(Draw d) {
        int out = d.of(1, 2, 3, 7, 16, 17, 23);
        return new Shaped(
                new int[] {d.of(1, 2, 5, 13, 16, 19, 32)},
                "@Layer(out = %d, bias = %b) Linear layer();".formatted(out, d.coin()),
                out,
                d.examples());
    }

    private static Shaped linearPositions(Draw d) {
        int positions = d.of(1, 2, 3, 5, 11);
        int out = d.of(1, 2, 3, 7, 17);
        return new Shaped(
                new int[] {positions, d.of(1, 2, 5, 13, 16)},
                "@Layer(out = %d, bias = %b) Linear layer();".formatted(out, d.coin()),
                out * positions,
                d.examples());
    }

    private static Shaped batchNorm1d(Draw d) {
        int[] shape = d.coin() ? new int[] {d.of(1, 2, 7, 17)} : new int[] {d.of(1, 2, 7, 17), d.of(2, 3, 5)};
        return norm(d, shape, "BatchNorm1d");
    }

    private static Shaped batchNorm2d(Draw d) {
        return norm(d, new int[] {d.of(1, 2, 3, 17), d.of(1, 2, 5), d.of(1, 3, 4)}, "BatchNorm2d");
    }

    static Shaped norm(Draw d, int[] shape, String kind) {
        String node = "@BatchNorm(eps = %s, affine = %b) %s layer();".formatted(d.of(1e-5, 1e-2), d.coin(), kind);
        return new Shaped(shape, node, size(shape), Math.max(5, d.examples()));
    }

    private static Shaped recurrent(Draw d) {
        int positions = d.of(1, 2, 3, 5);
        int out = d.of(1, 2, 3, 7);
        boolean both = d.coin();
        boolean last = d.coin();
        String node =
                "@Layer(out = %d, bias = %b) @Recurrent(layers = %d, bidirectional = %b, output = RecurrentOutput.%s, learntState = %b) %s layer();"
                        .formatted(
                                out,
                                d.coin(),
                                d.of(1, 1, 2, 3),
                                both,
                                last ? "LAST" : "ALL",
                                d.coin(),
                                d.coin() ? "Lstm" : "Gru");
        int outputs = (last ? 1 : positions) * (both ? 2 : 1) * out;
        return new Shaped(new int[] {positions, d.of(1, 2, 5, 13)}, node, outputs, d.examples());
    }

    private static Shaped groupNorm(Draw d) {
        int channels = d.of(2, 4, 6, 18);
        int[] shape = switch (d.between(1, 3)) {
            case 1 -> new int[] {channels};
            case 2 -> new int[] {channels, d.of(2, 3, 5, 17)};
            default -> new int[] {channels, d.of(1, 2, 5), d.of(2, 3, 4)};
        };
        String rest = "eps = %s, affine = %b".formatted(d.of(1e-5, 1e-2), d.coin());
        String dims = d.coin() ? "" : "dims = " + d.between(1, shape.length) + ", ";
        int groups = channels == 2 && shape.length == 1 ? 1 : d.of(1, 2);
        String node = switch (d.between(shape.length == 1 ? 1 : 0, 3)) {
            case 0 ->
                d.coin()
                        ? "@Norm(value = NormFunction.INSTANCE, %s) Identity layer();".formatted(rest)
                        : "@Norm(%s) InstanceNorm%dd layer();".formatted(rest, shape.length - 1);
            case 1 -> "@Norm(%s%s) LayerNorm layer();".formatted(dims, rest);
            case 2 -> "@Norm(groups = %d, %s) GroupNorm layer();".formatted(groups, rest);
            default -> "@Norm(%s%s) RmsNorm layer();".formatted(dims, rest);
        };
        return new Shaped(shape, node, size(shape), d.examples());
    }

    private static Shaped activation(Draw d, String function) {
        int[] shape = anyShape(d);
        String node = "@Activation(value = ActivationFunction.%s) Identity layer();".formatted(function);
        return new Shaped(shape, node, size(shape), d.examples());
    }

    private static Shaped gate(Draw d, String kind) {
        int[] shape = anyShape(d);
        shape[shape.length == 2 ? 1 : 0] *= 2;
        return new Shaped(shape, kind + " layer();", size(shape) / 2, d.examples());
    }

    private static Shaped flatten(Draw d) {
        int[] shape = anyShape(d);
        int out = d.of(1, 3, 17);
        return new Shaped(
                shape, "@Layer Flatten flat();\n@Layer(out = %d) Linear layer();".formatted(out), out, d.examples());
    }

    private static Shaped dropout(Draw d) {
        int[] shape = anyShape(d);
        return new Shaped(shape, masked("Dropout", d), size(shape), d.examples());
    }

    private static Shaped dropout2d(Draw d) {
        int[] shape = {d.of(1, 2, 3, 17), d.of(1, 2, 5), d.of(1, 3, 4)};
        return new Shaped(shape, masked("Dropout2d", d), size(shape), d.examples());
    }

    /** A dropout after a ReLU is a case of its own: both masks become one. */
    private static String masked(String dropout, Draw d) {
        return "@%s(p = %s) %s Identity layer();"
                .formatted(
                        dropout,
                        d.of(0.1, 0.3, 0.5, 0.7),
                        d.coin() ? "@Activation(ActivationFunction.%s)".formatted(d.of("RELU", "TANH")) : "");
    }

    private static Shaped crossEntropy(Draw d) {
        int classes = d.of(1, 2, 3, 10, 16, 17, 37);
        return new Shaped(
                new int[] {d.of(1, 2, 5, 13)},
                "@Layer(out = %d) Linear layer();".formatted(classes),
                classes,
                d.examples(),
                LossFunction.CROSS_ENTROPY);
    }

    private static int[] anyShape(Draw d) {
        return switch (d.between(1, 3)) {
            case 1 -> new int[] {d.of(1, 2, 7, 17, 33)};
            case 2 -> new int[] {d.of(1, 2, 7), d.of(1, 3, 5)};
            default -> new int[] {d.of(1, 2, 3, 7), d.of(1, 2, 5), d.of(1, 3, 4)};
        };
    }

    static int size(int[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }
}
