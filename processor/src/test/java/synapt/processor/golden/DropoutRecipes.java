package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Arrays;
import java.util.List;
import synapt.Backend;
import synapt.Loss;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.NetworkSource;
import synapt.random.AffineRate;
import synapt.train.Sgd;

/** Dropout with given masks. */
final class DropoutRecipes {

    private DropoutRecipes() {}

    static Recipe dropout(GoldenCase c) {
        double p = c.settings().real("p");
        return masked(c, p, new Affine(p == 1 ? 0 : 1 / (1 - p), 0, 0));
    }

    static Recipe alpha(GoldenCase c) {
        Settings s = c.settings();
        double p = s.real("p");
        if (p == 1) {
            return masked(c, p, new Affine(0, 0, 0));
        }
        double a = s.real("a");
        double b = s.real("b");
        return masked(c, p, new Affine(a, b, a * s.real("alpha_prime") + b));
    }

    static Recipe alphaConstants(GoldenCase c) {
        double alphaPrime = c.settings().real("alpha_prime");
        return new Recipe(List.of(), (networks, comparison) -> {
            double[] p = c.doubles("p64");
            comparison.within("alpha'", new double[] {AffineRate.ALPHA_PRIME}, new double[] {alphaPrime}, 1e-12);
            double[] a = Arrays.stream(p).map(AffineRate::alphaScale).toArray();
            double[] b = Arrays.stream(p).map(AffineRate::alphaShift).toArray();
            comparison.within("a64", a, c.doubles("a64"), 1e-12);
            comparison.within("b64", b, c.doubles("b64"), 1e-12);
        });
    }

    /** What is kept is scaled and shifted; the rest becomes one value. */
    private record Affine(double scale, double shift, double fill) {}

    private static Recipe masked(GoldenCase c, double p, Affine law) {
        String node = "@%s(p = %s) %s Identity layer();".formatted(c.op(), p, OUTPUT);
        NetworkSource source = new NetworkSource(c.name(), c.exampleShape("input"), LossFunction.NONE, node);
        return new Recipe(source, (networks, comparison) -> {
            GivenMasks masks = new GivenMasks();
            masks.give("layer", kept(c.bytes("mask")));
            LiveNetwork<?, float[]> masked = networks.create(c.name(), Backend.of(masks.kernels(), 1));
            withMask(c, masked, p == 0 || p == 1, comparison);
            LiveNetwork<?, float[]> drawn = networks.create(c.name(), Backend.shared());
            withDrawnMask(c, drawn, law, comparison);
            LayerCheck.eval(drawn, c.floats("input"), c.floats("input"), c.examples("input"), comparison);
        });
    }

    private static <N> void withMask(
            GoldenCase c, LiveNetwork<N, float[]> net, boolean isExact, Comparison comparison) {
        TrainingRun<N, float[], ?> run = net.training(Sgd.of(0.01), c.examples("input"));
        TrainPass<N> pass = run.forwardTrain(c.floats("input"));
        float[] output = pass.output();
        run.backward(run.loss(pass, c.floats("grad_output")));
        if (isExact) {
            comparison.exact("output", output, c.floats("output"));
            comparison.exact("grad_input", run.inputGradient(), c.floats("grad_input"));
        } else {
            comparison.close("output", output, c.floats("output"));
            comparison.close("grad_input", run.inputGradient(), c.floats("grad_input"));
            comparison.exact("dropped places of grad_input", zeros(run.inputGradient()), zeros(c.floats("grad_input")));
        }
    }

    /** With the generator's mask, whatever it is: what the gradient passed was kept. */
    private static <N> void withDrawnMask(
            GoldenCase c, LiveNetwork<N, float[]> net, Affine law, Comparison comparison) {
        float[] input = c.floats("input");
        float[] gradient = c.floats("grad_output");
        TrainingRun<N, float[], ?> run = net.training(Sgd.of(0.01), c.examples("input"));
        TrainPass<N> pass = run.forwardTrain(input);
        float[] output = pass.output();
        run.backward(run.loss(pass, gradient));
        float[] wantOutput = new float[input.length];
        float[] wantGradient = new float[input.length];
        for (int i = 0; i < input.length; i++) {
            boolean isKept = run.inputGradient()[i] != 0;
            wantOutput[i] = (float) (isKept ? input[i] * law.scale + law.shift : law.fill);
            wantGradient[i] = (float) (isKept ? gradient[i] * law.scale : 0);
        }
        comparison.close("output with a drawn mask", output, wantOutput);
        comparison.close("grad_input with a drawn mask", run.inputGradient(), wantGradient);
    }

    static Recipe mlp(GoldenCase c) {
        Settings s = c.settings();
        String nodes = """
                @Layer(out = %d) @Activation(ActivationFunction.RELU) @Dropout(p = %s) Linear fc1();
                @Layer(out = %d) @Activation(ActivationFunction.RELU) @Dropout(p = %s) Linear fc2();
                @Layer(out = %d) %s Linear fc3();
                """.formatted(
                        c.examples("fc1_bias"),
                        s.real("p1"),
                        c.examples("fc2_bias"),
                        s.real("p2"),
                        c.examples("fc3_bias"),
                        OUTPUT);
        NetworkSource source = new NetworkSource(c.name(), c.exampleShape("input"), LossFunction.CROSS_ENTROPY, nodes);
        return new Recipe(source, (networks, comparison) -> {
            GivenMasks masks = new GivenMasks();
            masks.give("fc1", kept(c.floats("mask1")));
            masks.give("fc2", kept(c.floats("mask2")));
            LiveNetwork<?, int[]> net = networks.create(c.name(), Backend.of(masks.kernels(), 1));
            runMlp(c, net, comparison);
            for (String node : List.of("fc1", "fc2")) {
                if (masks.uses(node) == 0) {
                    throw new AssertionError("the mask of " + node + " was never used");
                }
            }
        });
    }

    private static <N> void runMlp(GoldenCase c, LiveNetwork<N, int[]> net, Comparison comparison) {
        List<String> layers = List.of("fc1", "fc2", "fc3");
        NetworkRecipes.setParameters(c, net, layers);
        TrainingRun<N, int[], ?> run = net.training(Sgd.of(0.01), c.examples("input"));
        TrainPass<N> pass = run.forwardTrain(c.floats("input"));
        comparison.close("logits", pass.output(), c.floats("logits"));
        Loss<N> loss = run.loss(pass, c.integers("target"));
        comparison.close("loss", loss.value(), c.floats("loss")[0]);
        run.backward(loss);
        comparison.close("grad_input", run.inputGradient(), c.floats("grad_input"));
        NetworkRecipes.compareGradients(c, run, layers, comparison);
    }

    private static boolean[] kept(byte[] mask) {
        boolean[] kept = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            kept[i] = mask[i] != 0;
        }
        return kept;
    }

    private static boolean[] kept(float[] mask) {
        boolean[] kept = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            kept[i] = mask[i] != 0;
        }
        return kept;
    }

    private static float[] zeros(float[] values) {
        float[] zeros = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            zeros[i] = values[i] == 0 ? 1 : 0;
        }
        return zeros;
    }
}
