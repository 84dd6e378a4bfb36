package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Arrays;
import synapt.Backend;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.NetworkSource;
import synapt.train.Sgd;

/** Cases of sequences. */
final class SequenceRecipes {

    private SequenceRecipes() {}

    static Recipe embedding(GoldenCase c) {
        Settings s = c.settings();
        String padding =
                s.given("padding_idx") ? "@PaddingToken(%d) ".formatted(s.integer("padding_idx")) : "";
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
}
