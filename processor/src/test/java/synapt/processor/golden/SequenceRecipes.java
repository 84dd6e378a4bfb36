package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import synapt.Backend;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.NetworkSource;
import synapt.train.Sgd;

/** Cases of sequences. */
final class SequenceRecipes {

    /** Roles of a case, by the names of our tensors. */
    private static final Map<String, String> ATTENTION = Map.of(
            "layer.in_proj_weight", "in_proj_weight",
            "layer.in_proj_bias", "in_proj_bias",
            "layer.out_proj.weight", "out_proj_weight",
            "layer.out_proj.bias", "out_proj_bias");

    private SequenceRecipes() {}

    static Recipe embedding(GoldenCase c) {
        Settings s = c.settings();
        String padding = s.given("padding_idx") ? "@PaddingToken(%d) ".formatted(s.integer("padding_idx")) : "";
        NetworkSource source = new NetworkSource(
                c.name(),
                c.exampleShape("indices"),
                s.integer("num_embeddings"),
                LossFunction.NONE,
                OUTPUT + " " + padding + "@Layer(out = %d) Embedding layer();".formatted(s.integer("embedding_dim")));
        return new Recipe(source, (networks, comparison) -> {
            LiveNetwork<?, float[]> net = networks.create(c.name(), Backend.shared());
            net.parameters().set("layer.weight", c.floats("weight"));
            embedding(c, net, comparison);
        });
    }

    private static <N> void embedding(GoldenCase c, LiveNetwork<N, float[]> net, Comparison comparison) {
        int examples = c.examples("indices");
        int[] ids = c.integers("indices");
        TrainingRun<N, float[], ?> run = net.training(Sgd.of(0.01), examples);
        TrainPass<N> pass = run.forwardTrain(ids);
        comparison.exact("output", pass.output(), c.floats("output"));
        run.backward(run.loss(pass, c.floats("grad_output")));
        comparison.close("grad_weight", run.gradientOf("layer.weight"), c.floats("grad_weight"));
        comparison.exact("output of forwardEval", net.forwardEval(ids).values(), c.floats("output"));
        int length = ids.length / examples;
        int[] last = Arrays.copyOfRange(ids, ids.length - length, ids.length);
        float[] output = c.floats("output");
        comparison.exact(
                "output of forwardEval of the last example alone",
                net.forwardEval(last).values(),
                Arrays.copyOfRange(output, output.length - output.length / examples, output.length));
    }

    static Recipe attention(GoldenCase c) throws NotSupported {
        Settings s = c.settings();
        s.ignore("embed_dim");
        s.require("batch_first", true);
        s.require("key_padding", false);
        String node = "@Attention(heads = %d, causal = %b, dropout = %s) @Layer(bias = %b) MultiheadAttention layer();"
                .formatted(s.integer("num_heads"), s.bool("causal"), s.real("dropout"), s.bool("bias"));
        NetworkSource source =
                new NetworkSource(c.name(), c.exampleShape("input"), LossFunction.NONE, OUTPUT + " " + node);
        return new Recipe(source, (networks, comparison) -> {
            comparison.note("attn_weights are left out: they are no output here");
            LayerCheck.of(c, networks).run(comparison, ATTENTION);
        });
    }

    /** Two branches and their sums, written out as a user would. */
    static Recipe encoderLayer(GoldenCase c) throws NotSupported {
        requireKinds("Add", "LayerNorm");
        Settings s = c.settings();
        s.require("batch_first", true);
        s.require("mode", "eval"); // so without the dropout
        s.ignore("dropout");
        int features = s.integer("d_model");
        String attention = "@Attention(heads = %d, causal = %b) MultiheadAttention self_attn();\n"
                .formatted(s.integer("nhead"), s.bool("causal"));
        String norm = "@Norm(eps = %s) LayerNorm ".formatted(s.real("layer_norm_eps"));
        String forward = """
                @Layer(out = %d) @Activation(ActivationFunction.%s) Linear linear1();
                @Layer(out = %d) Linear linear2();
                """.formatted(
                s.integer("dim_feedforward"), s.text("activation").toUpperCase(java.util.Locale.ROOT), features);
        String add = "@Layer(from = {\"%s\", \"%s\"}) Add %s();\n";
        String nodes = s.bool("norm_first")
                ? norm + "norm1();\n" + attention + add.formatted("image", "self_attn", "add1") + norm + "norm2();\n"
                        + forward + OUTPUT + " " + add.formatted("add1", "linear2", "add2")
                : attention + add.formatted("image", "self_attn", "add1") + norm + "norm1();\n" + forward
                        + add.formatted("norm1", "linear2", "add2") + OUTPUT + " " + norm + "norm2();\n";
        NetworkSource source = new NetworkSource(c.name(), c.exampleShape("input"), LossFunction.NONE, nodes);
        Map<String, String> roles = Stream.of(
                        "self_attn.in_proj_weight", "self_attn.in_proj_bias",
                        "self_attn.out_proj.weight", "self_attn.out_proj.bias",
                        "linear1.weight", "linear1.bias",
                        "linear2.weight", "linear2.bias",
                        "norm1.weight", "norm1.bias",
                        "norm2.weight", "norm2.bias")
                .collect(Collectors.toMap(tensor -> tensor, tensor -> tensor.replace('.', '_')));
        return new Recipe(
                source, (networks, comparison) -> LayerCheck.of(c, networks).run(comparison, roles));
    }

    private static void requireKinds(String... kinds) throws NotSupported {
        for (String kind : kinds) {
            if (Recipes.class.getResource("/synapt/layer/" + kind + ".class") == null) {
                throw new NotSupported("there is no " + kind);
            }
        }
    }
}
