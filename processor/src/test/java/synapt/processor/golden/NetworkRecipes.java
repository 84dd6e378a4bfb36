package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synapt.Backend;
import synapt.Loss;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.data.Dataset;
import synapt.data.Normalization;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.LiveNetworks;
import synapt.processor.live.NetworkSource;
import synapt.train.Optimizer;
import synapt.train.Sgd;

/** Whole networks: one batch, and runs of fifty. */
final class NetworkRecipes {

    private static final Normalization HALF = Normalization.of(0.5, 0.5);

    private NetworkRecipes() {}

    static Recipe leNet5(GoldenCase c) throws NotSupported {
        String nodes = """
                @Layer(out = 6, kernel = 5) @Activation(ActivationFunction.RELU) Conv2d conv1();
                @Layer(kernel = 2) MaxPool2d pool1();
                @Layer(out = 16, kernel = 5) @Activation(ActivationFunction.RELU) Conv2d conv2();
                @Layer(kernel = 2) MaxPool2d pool2();
                @Layer(out = 120, kernel = 5) @Activation(ActivationFunction.RELU) Conv2d conv3();
                @Layer Flatten flat();
                @Layer(out = 84) @Activation(ActivationFunction.RELU) Linear fc1();
                @Layer(out = 10) %s Linear fc2();
                """.formatted(OUTPUT);
        return recipe(c, nodes, List.of("conv1", "conv2", "conv3", "fc1", "fc2"), ImageData.CIFAR10);
    }

    static Recipe mlp(GoldenCase c) throws NotSupported {
        String nodes = """
                @Layer Flatten flat();
                @Layer(out = 256) @Activation(ActivationFunction.RELU) Linear fc1();
                @Layer(out = 256) @Activation(ActivationFunction.RELU) Linear fc2();
                @Layer(out = 10) %s Linear fc3();
                """.formatted(OUTPUT);
        return recipe(c, nodes, List.of("fc1", "fc2", "fc3"), ImageData.FASHION_MNIST);
    }

    private static Recipe recipe(GoldenCase c, String nodes, List<String> layers, ImageData data) throws NotSupported {
        Settings s = c.settings();
        s.ignore("init");
        s.require("normalise", "(pixel / 255 - 0.5) / 0.5");
        s.require("loss", "cross entropy, mean");
        Map<String, Map<String, ?>> runs = s.nested("runs");
        NetworkSource source = new NetworkSource(c.name(), c.exampleShape("input"), LossFunction.CROSS_ENTROPY, nodes);
        return new Recipe(source, (networks, comparison) -> {
            LiveNetwork<?, int[]> net = networks.create(c.name(), Backend.shared());
            batch(c, net, layers, comparison);
            for (var run : runs.entrySet()) {
                try {
                    run(c, networks, layers, run.getKey(), new Settings(run.getValue()), data, comparison);
                } catch (NotSupported e) {
                    comparison.note("run " + run.getKey() + " is left out: " + e.getMessage());
                }
            }
        });
    }

    private static <N> void batch(GoldenCase c, LiveNetwork<N, int[]> net, List<String> layers, Comparison comparison) {
        setParameters(c, net, layers);
        TrainingRun<N, int[], ?> run = net.training(Sgd.of(0.01), c.examples("input"));
        TrainPass<N> pass = run.forwardTrain(c.floats("input"));
        comparison.close("logits", pass.output(), c.floats("logits"));
        Loss<N> loss = run.loss(pass, c.integers("labels"));
        comparison.close("loss", loss.value(), c.floats("loss")[0]);
        run.backward(loss);
        compareGradients(c, run, layers, comparison);
        comparison.close(
                "logits from bytes", run.forwardTrain(c.bytes("images"), HALF).output(), c.floats("logits"));
        LayerCheck.eval(net, c.floats("input"), c.floats("logits"), c.examples("input"), comparison);
    }

    private static void run(
            GoldenCase c,
            LiveNetworks networks,
            List<String> layers,
            String name,
            Settings s,
            ImageData data,
            Comparison comparison)
            throws Exception {
        int batch = s.integer("batch");
        int steps = s.integer("steps");
        Optimizer optimizer = OptimizerRecipes.optimizer(s.text("optimiser"), s);
        s.ignore("float32_error", "spread");
        s.requireAllRead();
        Optional<Dataset> found = data.first(batch * steps);
        if (found.isEmpty()) {
            throw new NotSupported(data.missing());
        }
        LiveNetwork<?, int[]> net = networks.create(c.name(), Backend.shared());
        setParameters(c, net, layers);
        curve(c, net.training(optimizer, batch), name, batch, steps, found.get(), comparison);
    }

    private static void curve(
            GoldenCase c,
            TrainingRun<?, int[], ?> run,
            String name,
            int batch,
            int steps,
            Dataset data,
            Comparison comparison) {
        double[] curve = c.doubles(name + "_loss_curve64");
        double[] spread = c.doubles(name + "_spread64");
        double greatest = 0;
        for (int step = 0; step < steps; step++) {
            greatest = Math.max(greatest, spread[step]);
            Dataset now = data.subset(step * batch, (step + 1) * batch);
            float loss = run.trainStep(now.images().pixels(), HALF, now.labels(), batch);
            comparison.within(
                    name + "_loss_curve64[" + step + "]",
                    new double[] {loss},
                    new double[] {curve[step]},
                    1e-4 + 10 * greatest);
        }
    }

    static void setParameters(GoldenCase c, LiveNetwork<?, ?> net, List<String> layers) {
        for (String layer : layers) {
            net.parameters().set(layer + ".weight", c.floats(layer + "_weight"));
            net.parameters().set(layer + ".bias", c.floats(layer + "_bias"));
        }
    }

    static void compareGradients(GoldenCase c, TrainingRun<?, ?, ?> run, List<String> layers, Comparison comparison) {
        for (String layer : layers) {
            for (String role : new String[] {"weight", "bias"}) {
                String want = "grad_" + layer + "_" + role;
                comparison.close(want, run.gradientOf(layer + "." + role), c.floats(want));
            }
        }
    }
}
