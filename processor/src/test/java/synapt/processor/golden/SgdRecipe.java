package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Arrays;
import synapt.Backend;
import synapt.Loss;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.NetworkSource;
import synapt.train.Sgd;

/** Gradient descent on a linear layer with the mean squared error. */
final class SgdRecipe {

    private SgdRecipe() {}

    static Recipe of(GoldenCase c) throws NotSupported {
        Settings s = c.settings();
        Sgd sgd = optimizer(s);
        String node = "@Layer(out = %d) %s Linear layer();".formatted(c.exampleShape("y")[0], OUTPUT);
        NetworkSource source = new NetworkSource(c.name(), c.exampleShape("x"), LossFunction.MSE, node);
        return new Recipe(source, (networks, comparison) -> {
            LiveNetwork<?, float[]> net = networks.create(c.name(), Backend.shared());
            run(c, net, sgd, comparison);
            LiveNetwork<?, float[]> fused = networks.create(c.name(), Backend.shared());
            runFused(c, fused, sgd, comparison);
        });
    }

    /**
     * The optimiser that some settings describe.
     *
     * @throws NotSupported if it has a dampening, which does not exist here
     */
    static Sgd optimizer(Settings s) throws NotSupported {
        s.require("dampening", 0);
        Sgd sgd = Sgd.of(s.real("lr")).momentum(s.realOrZero("momentum")).weightDecay(s.realOrZero("weight_decay"));
        return s.boolOrFalse("nesterov") ? sgd.nesterov() : sgd;
    }

    private static <N> void run(GoldenCase c, LiveNetwork<N, float[]> net, Sgd sgd, Comparison comparison) {
        start(c, net);
        TrainingRun<N, float[], ?> run = net.training(sgd, c.examples("x"));
        for (int t = 0; t < c.steps(); t++) {
            Loss<N> loss = run.loss(run.forwardTrain(c.floats("x")), c.floats("y"));
            comparison.close("losses[" + t + "]", loss.value(), c.floats("losses")[t]);
            run.backward(loss);
            comparison.close("grad_weights[" + t + "]", run.gradientOf("layer.weight"), row(c, "grad_weights", t));
            comparison.close("grad_biases[" + t + "]", run.gradientOf("layer.bias"), row(c, "grad_biases", t));
            run.update();
            compareWeights(c, net, t + 1, comparison);
        }
    }

    private static <N> void runFused(GoldenCase c, LiveNetwork<N, float[]> net, Sgd sgd, Comparison comparison) {
        start(c, net);
        TrainingRun<N, float[], ?> run = net.training(sgd, c.examples("x"));
        for (int t = 0; t < c.steps(); t++) {
            float loss = run.trainStep(c.floats("x"), c.floats("y"));
            comparison.close("losses[" + t + "] of trainStep", loss, c.floats("losses")[t]);
            compareWeights(c, net, t + 1, comparison);
        }
    }

    private static void start(GoldenCase c, LiveNetwork<?, ?> net) {
        net.parameters().set("layer.weight", row(c, "weights", 0));
        net.parameters().set("layer.bias", row(c, "biases", 0));
    }

    private static void compareWeights(GoldenCase c, LiveNetwork<?, ?> net, int t, Comparison comparison) {
        comparison.close("weights[" + t + "]", net.parameters().get("layer.weight"), row(c, "weights", t));
        comparison.close("biases[" + t + "]", net.parameters().get("layer.bias"), row(c, "biases", t));
    }

    private static float[] row(GoldenCase c, String role, int t) {
        float[] rows = c.floats(role);
        int n = rows.length / c.examples(role);
        return Arrays.copyOfRange(rows, t * n, (t + 1) * n);
    }
}
