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

/** Losses, on a network that does nothing else. */
final class LossRecipes {

    private LossRecipes() {}

    static Recipe crossEntropy(GoldenCase c) throws NotSupported {
        Settings s = c.settings();
        s.require("reduction", "mean");
        s.require("label_smoothing", 0.0);
        s.require("weight", false);
        s.ignore("ignore_index");
        if (Arrays.stream(c.integers("target")).anyMatch(t -> t < 0)) {
            throw new NotSupported("targets to be ignored");
        }
        return recipe(c, LossFunction.CROSS_ENTROPY, c.integers("target"));
    }

    static Recipe mse(GoldenCase c) throws NotSupported {
        c.settings().require("reduction", "mean");
        return recipe(c, LossFunction.MSE, c.floats("target"));
    }

    private static <Y> Recipe recipe(GoldenCase c, LossFunction function, Y targets) throws NotSupported {
        if (c.floats("grad_output")[0] != 1) {
            throw new NotSupported("a gradient of the loss that is not 1");
        }
        NetworkSource source =
                new NetworkSource(c.name(), c.exampleShape("input"), function, OUTPUT + " @Layer Identity layer();");
        return new Recipe(source, (networks, comparison) -> {
            LiveNetwork<?, Y> net = networks.create(c.name(), Backend.shared());
            run(c, net, targets, comparison);
        });
    }

    private static <N, Y> void run(GoldenCase c, LiveNetwork<N, Y> net, Y targets, Comparison comparison) {
        TrainingRun<N, Y, ?> run = net.training(Sgd.of(0.01), c.examples("input"));
        Loss<N> loss = run.loss(run.forwardTrain(c.floats("input")), targets);
        comparison.close("output", loss.value(), c.floats("output")[0]);
        run.backward(loss);
        comparison.close("grad_input", run.inputGradient(), c.floats("grad_input"));
    }
}
