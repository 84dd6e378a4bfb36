package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        String options = ", labelSmoothing = " + c.settings().real("label_smoothing") + ignored(c) + classWeights(c);
        return recipe(c, LossFunction.CROSS_ENTROPY, options, c.integers("target"));
    }

    static Recipe negativeLogLikelihood(GoldenCase c) throws NotSupported {
        return recipe(c, LossFunction.NLL, ignored(c) + classWeights(c), c.integers("target"));
    }

    static Recipe mse(GoldenCase c) throws NotSupported {
        return recipe(c, LossFunction.MSE, "", c.floats("target"));
    }

    static Recipe l1(GoldenCase c) throws NotSupported {
        return recipe(c, LossFunction.L1, "", c.floats("target"));
    }

    static Recipe smoothL1(GoldenCase c) throws NotSupported {
        return recipe(c, LossFunction.SMOOTH_L1, ", beta = " + c.settings().real("beta"), c.floats("target"));
    }

    static Recipe binary(GoldenCase c) throws NotSupported {
        String options = c.settings().bool("pos_weight") ? weights(", posWeight = ", c.floats("pos_weight")) : "";
        return recipe(c, LossFunction.BCE_WITH_LOGITS, options, c.floats("target"));
    }

    private static String ignored(GoldenCase c) {
        return ", ignoreIndex = " + c.settings().integer("ignore_index");
    }

    private static String classWeights(GoldenCase c) {
        return c.settings().bool("weight") ? weights(", classWeights = ", c.floats("class_weight")) : "";
    }

    private static String weights(String member, float[] weights) {
        return IntStream.range(0, weights.length)
                .mapToObj(i -> Float.toString(weights[i]))
                .collect(Collectors.joining(", ", member + "{", "}"));
    }

    private static <Y> Recipe recipe(GoldenCase c, LossFunction function, String options, Y targets)
            throws NotSupported {
        String reduction = c.settings().text("reduction");
        boolean isReduced = !reduction.equals("none");
        if (isReduced && c.floats("grad_output")[0] != 1) {
            throw new NotSupported("a gradient of the loss that is not 1");
        }
        // Not reduced: the examples' losses, and as gradient their sum's with a weight for each.
        String declared = isReduced ? reduction.toUpperCase(Locale.ROOT) : "SUM";
        String all = ", reduction = Reduction." + declared + options;
        NetworkSource source = new NetworkSource(
                c.name(), c.exampleShape("input"), function, all, OUTPUT + " @Layer Identity layer();");
        return new Recipe(source, (networks, comparison) -> {
            LiveNetwork<?, Y> net = networks.create(c.name(), Backend.shared());
            run(c, net, targets, comparison);
        });
    }

    private static <N, Y> void run(GoldenCase c, LiveNetwork<N, Y> net, Y targets, Comparison comparison) {
        TrainingRun<N, Y, ?> run = net.training(Sgd.of(0.01), c.examples("input"));
        Loss<N> loss = run.loss(run.forwardTrain(c.floats("input")), targets);
        if (c.settings().text("reduction").equals("none")) {
            comparison.close("output", loss.ofExamples(), c.floats("output"));
            run.backward(loss, c.floats("grad_output"));
        } else {
            comparison.close("output", loss.value(), c.floats("output")[0]);
            run.backward(loss);
        }
        comparison.close("grad_input", run.inputGradient(), c.floats("grad_input"));
    }
}
