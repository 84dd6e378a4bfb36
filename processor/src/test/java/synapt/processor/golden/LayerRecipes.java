package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;
import static synapt.processor.live.NetworkSource.braces;

import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/** Cases of one layer: its output, and the gradients of input and parameters from a given gradient of the output. */
final class LayerRecipes {

    private LayerRecipes() {}

    static Recipe linear(GoldenCase c) {
        Settings s = c.settings();
        s.ignore("in_features");
        return layer(
                c, "@Layer(out = %d, bias = %b) Linear layer();".formatted(s.integer("out_features"), s.bool("bias")));
    }

    static Recipe conv(GoldenCase c) {
        Settings s = c.settings();
        s.ignore("in_channels");
        return layer(
                c,
                "@Layer(out = %d, %s, dilation = %s, groups = %d, bias = %b) %s layer();"
                        .formatted(
                                s.integer("out_channels"),
                                window(s),
                                braces(s.integers("dilation")),
                                s.integer("groups"),
                                s.bool("bias"),
                                c.op()));
    }

    static Recipe maxPool(GoldenCase c) throws NotSupported {
        Settings s = c.settings();
        s.require("ceil_mode", false);
        String node =
                "@Layer(%s, dilation = %s) %s layer();".formatted(window(s), braces(s.integers("dilation")), c.op());
        // Which element was the maximum can't be asked; the gradient, which goes there, tells.
        return layer(c, node);
    }

    static Recipe avgPool(GoldenCase c) throws NotSupported {
        Settings s = c.settings();
        s.require("ceil_mode", false);
        return layer(
                c,
                "@Layer(%s, countIncludePad = %b) %s layer();"
                        .formatted(window(s), s.bool("count_include_pad"), c.op()));
    }

    static Recipe adaptivePool(GoldenCase c) {
        return layer(
                c, "@Layer(size = %s) %s layer();".formatted(braces(c.settings().integers("output_size")), c.op()));
    }

    static Recipe activation(GoldenCase c) {
        Settings s = c.settings();
        return layer(
                c,
                switch (c.op()) {
                    case "LeakyReLU" ->
                        "@Activation(value = ActivationFunction.LEAKY_RELU, negativeSlope = %s) Identity layer();"
                                .formatted(s.real("negative_slope"));
                    case "ELU" ->
                        "@Activation(value = ActivationFunction.ELU, alpha = %s) Identity layer();"
                                .formatted(s.real("alpha"));
                    case "GELU" ->
                        "@Activation(value = ActivationFunction.GELU, approximate = \"%s\") Identity layer();"
                                .formatted(s.text("approximate"));
                    case "ReLU" -> "@Layer Relu layer();";
                    case "SELU" -> "@Layer Selu layer();";
                    case "Hardswish" -> "@Layer Hardswish layer();";
                    case "Softplus" ->
                        "@Activation(value = ActivationFunction.SOFTPLUS, beta = %s, threshold = %s) Identity layer();"
                                .formatted(s.real("beta"), s.real("threshold"));
                    case "SiLU" -> "@Layer Silu layer();";
                    case "Tanh" -> "@Layer Tanh layer();";
                    case "Sigmoid" -> "@Layer Sigmoid layer();";
                    default -> throw new IllegalArgumentException(c.op());
                });
    }

    /** Over the dimension that our kind takes; other dimensions of tensors of more than two don't exist here. */
    static Recipe softmax(GoldenCase c) throws NotSupported {
        int rank = c.shape("input").length;
        int dim = c.settings().integer("dim");
        int wanted = rank == 3 ? 2 : 1;
        if (Math.floorMod(dim, rank) != wanted) {
            throw new NotSupported("dim = " + dim + " of " + rank + " dimensions (only " + wanted + " exists here)");
        }
        return layer(c, "@Layer " + c.op() + " layer();");
    }

    private static String window(Settings s) {
        return "kernel = %s, stride = %s, padding = %s"
                .formatted(
                        braces(s.integers("kernel_size")), braces(s.integers("stride")), braces(s.integers("padding")));
    }

    private static Recipe layer(GoldenCase c, String node) {
        NetworkSource source =
                new NetworkSource(c.name(), c.exampleShape("input"), LossFunction.NONE, OUTPUT + " " + node);
        return new Recipe(
                source, (networks, comparison) -> LayerCheck.of(c, networks).run(comparison));
    }
}
