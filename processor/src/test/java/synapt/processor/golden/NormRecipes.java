package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;

import synapt.Backend;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.NetworkSource;
import synapt.train.Sgd;

/** Normalisation of single examples; batch normalisation: three steps of training, or evaluation with given running statistics. */
final class NormRecipes {

    private NormRecipes() {}

    static Recipe batchNorm(GoldenCase c) throws NotSupported {
        Settings s = c.settings();
        s.ignore("num_features");
        String mode = s.text("mode");
        if (!mode.equals("train") && !mode.equals("eval")) {
            throw new NotSupported("mode = " + mode);
        }
        boolean isTraining = mode.equals("train");
        String node = "@BatchNorm(eps = %s, momentum = %s, affine = %b) %s %s layer();"
                .formatted(s.real("eps"), s.real("momentum"), s.bool("affine"), OUTPUT, c.op());
        NetworkSource source =
                new NetworkSource(c.name(), c.exampleShape(isTraining ? "input1" : "input"), LossFunction.NONE, node);
        return new Recipe(source, (networks, comparison) -> {
            LiveNetwork<?, float[]> net = networks.create(c.name(), Backend.shared());
            if (c.has("weight")) {
                net.parameters().set("layer.weight", c.floats("weight"));
                net.parameters().set("layer.bias", c.floats("bias"));
            }
            if (isTraining) {
                train(c, net, comparison);
            } else {
                eval(c, net, comparison);
            }
        });
    }

    static Recipe layerNorm(GoldenCase c) {
        Settings s = c.settings();
        return exampleNorm(
                c, "dims = " + s.integers("normalized_shape").length, s.bool("elementwise_affine"), "LayerNorm");
    }

    static Recipe groupNorm(GoldenCase c) {
        Settings s = c.settings();
        s.ignore("num_channels");
        return exampleNorm(c, "groups = " + s.integer("num_groups"), s.bool("affine"), "GroupNorm");
    }

    static Recipe instanceNorm(GoldenCase c) throws NotSupported {
        Settings s = c.settings();
        s.ignore("num_features");
        s.require("track_running_stats", false);
        return exampleNorm(c, "", s.bool("affine"), c.op());
    }

    private static Recipe exampleNorm(GoldenCase c, String parameter, boolean affine, String kind) {
        String node = "@Norm(%s eps = %s, affine = %b) %s %s layer();"
                .formatted(
                        parameter.isEmpty() ? "" : parameter + ",", c.settings().real("eps"), affine, OUTPUT, kind);
        NetworkSource source = new NetworkSource(c.name(), c.exampleShape("input"), LossFunction.NONE, node);
        return new Recipe(
                source, (networks, comparison) -> LayerCheck.of(c, networks).run(comparison));
    }

    private static <N> void train(GoldenCase c, LiveNetwork<N, float[]> net, Comparison comparison) {
        TrainingRun<N, float[], ?> run = net.training(Sgd.of(0), c.examples("input1"));
        boolean affine = c.has("weight");
        double[] weight = new double[affine ? c.floats("weight").length : 0];
        double[] bias = weight.clone();
        for (int step = 1; step <= 3; step++) {
            TrainPass<N> pass = run.forwardTrain(c.floats("input" + step));
            comparison.close("output" + step, pass.output(), c.floats("output" + step));
            run.backward(run.loss(pass, c.floats("grad_output" + step)));
            comparison.close("grad_input" + step, run.inputGradient(), c.floats("grad_input" + step));
            if (affine) {
                add(weight, run.gradientOf("layer.weight"));
                add(bias, run.gradientOf("layer.bias"));
            }
            run.update();
            for (String statistic : new String[] {"running_mean", "running_var"}) {
                String role = statistic + "_after" + step;
                comparison.close(role, net.parameters().get("layer." + statistic), c.floats(role));
            }
        }
        if (affine) {
            comparison.close("grad_weight", weight, c.floats("grad_weight"));
            comparison.close("grad_bias", bias, c.floats("grad_bias"));
        }
    }

    private static void eval(GoldenCase c, LiveNetwork<?, float[]> net, Comparison comparison) {
        net.parameters().set("layer.running_mean", c.floats("running_mean"));
        net.parameters().set("layer.running_var", c.floats("running_var"));
        LayerCheck.eval(net, c.floats("input"), c.floats("output"), c.examples("input"), comparison);
        comparison.note("its gradients are left out: nothing is differentiated through running statistics here");
    }

    private static void add(double[] sum, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }
}
