package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Arrays;
import synapt.Backend;
import synapt.Loss;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.NetworkSource;
import synapt.train.Adagrad;
import synapt.train.Adam;
import synapt.train.AdamW;
import synapt.train.Optimizer;
import synapt.train.RmsProp;
import synapt.train.Sgd;

/** Optimisers at work on a linear layer with the mean squared error. */
final class OptimizerRecipes {

    private OptimizerRecipes() {}

    static Recipe of(GoldenCase c) throws NotSupported {
        Optimizer optimizer = optimizer(c.op(), c.settings());
        String node = "@Layer(out = %d) %s Linear layer();".formatted(c.exampleShape("y")[0], OUTPUT);
        NetworkSource source = new NetworkSource(c.name(), c.exampleShape("x"), LossFunction.MSE, node);
        return new Recipe(source, (networks, comparison) -> {
            LiveNetwork<?, float[]> net = networks.create(c.name(), Backend.shared());
            run(c, net, optimizer, comparison);
            LiveNetwork<?, float[]> fused = networks.create(c.name(), Backend.shared());
            runFused(c, fused, optimizer, comparison);
        });
    }

    /**
     * The optimiser that some settings describe; what they leave out is PyTorch's default, which is ours.
     *
     * @throws NotSupported if it does not exist here, or one of its settings
     */
    static Optimizer optimizer(String name, Settings s) throws NotSupported {
        double rate = s.real("lr");
        double decay = s.realOrZero("weight_decay");
        return switch (name) {
            case "SGD" -> sgd(rate, decay, s);
            case "Adam" -> {
                s.require("amsgrad", false);
                Adam adam = Adam.of(rate).weightDecay(decay);
                adam = s.has("betas") ? adam.betas(s.reals("betas")[0], s.reals("betas")[1]) : adam;
                yield s.has("eps") ? adam.eps(s.real("eps")) : adam;
            }
            case "AdamW" -> {
                s.require("amsgrad", false);
                yield AdamW.of(rate)
                        .betas(s.reals("betas")[0], s.reals("betas")[1])
                        .eps(s.real("eps"))
                        .weightDecay(decay);
            }
            case "RMSprop" -> {
                RmsProp plain = RmsProp.of(rate)
                        .alpha(s.real("alpha"))
                        .eps(s.real("eps"))
                        .momentum(s.realOrZero("momentum"))
                        .weightDecay(decay);
                yield s.boolOrFalse("centered") ? plain.centered() : plain;
            }
            case "Adagrad" ->
                Adagrad.of(rate)
                        .rateDecay(s.realOrZero("lr_decay"))
                        .weightDecay(decay)
                        .initial(s.realOrZero("initial_accumulator_value"))
                        .eps(s.real("eps"));
            default -> throw new NotSupported("there is no " + name);
        };
    }

    private static Sgd sgd(double rate, double decay, Settings s) throws NotSupported {
        s.require("dampening", 0);
        Sgd sgd = Sgd.of(rate).momentum(s.realOrZero("momentum")).weightDecay(decay);
        return s.boolOrFalse("nesterov") ? sgd.nesterov() : sgd;
    }

    private static <N> void run(GoldenCase c, LiveNetwork<N, float[]> net, Optimizer optimizer, Comparison comparison) {
        start(c, net);
        TrainingRun<N, float[], ?> run = net.training(optimizer, c.examples("x"));
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

    private static <N> void runFused(
            GoldenCase c, LiveNetwork<N, float[]> net, Optimizer optimizer, Comparison comparison) {
        start(c, net);
        TrainingRun<N, float[], ?> run = net.training(optimizer, c.examples("x"));
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
