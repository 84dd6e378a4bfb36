package synapt.processor.golden;

import java.util.Arrays;
import java.util.Map;
import synapt.Backend;
import synapt.Loss;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.LiveNetworks;
import synapt.train.Sgd;

/**
 * Runs a network of one layer, which is called {@code layer}.
 *
 * @param <N> the network
 */
record LayerCheck<N>(GoldenCase c, LiveNetwork<N, float[]> net) {

    static LayerCheck<?> of(GoldenCase c, LiveNetworks networks) {
        return of(c, networks.<float[]>create(c.name(), Backend.shared()));
    }

    private static <N> LayerCheck<N> of(GoldenCase c, LiveNetwork<N, float[]> net) {
        return new LayerCheck<>(c, net);
    }

    void run(Comparison comparison) {
        run(comparison, Map.of("layer.weight", "weight", "layer.bias", "bias"));
    }

    /**
     * @param roles the case's role of each tensor, by the tensor's name
     */
    void run(Comparison comparison, Map<String, String> roles) {
        float[] input = c.floats("input");
        float[] output = c.floats("output");
        roles.forEach((tensor, role) -> {
            if (c.has(role)) {
                net.parameters().set(tensor, c.floats(role));
            }
        });
        TrainingRun<N, float[], ?> run = net.training(Sgd.of(0.01), c.examples("input"));
        TrainPass<N> pass = run.forwardTrain(input);
        comparison.close("output", pass.output(), output);
        Loss<N> loss = run.loss(pass, c.floats("grad_output"));
        run.backward(loss);
        comparison.close("grad_input", run.inputGradient(), c.floats("grad_input"));
        roles.forEach((tensor, role) -> {
            if (c.has(role)) {
                comparison.close("grad_" + role, run.gradientOf(tensor), c.floats("grad_" + role));
            }
        });
        eval(net, input, output, c.examples("input"), comparison);
    }

    /** Compares the evaluation of a batch, and of each of its examples alone. */
    static void eval(LiveNetwork<?, ?> net, float[] input, float[] output, int examples, Comparison comparison) {
        comparison.close("output of forwardEval", net.forwardEval(input).values(), output);
        int in = input.length / examples;
        int out = output.length / examples;
        for (int e = 0; e < examples; e++) {
            comparison.close(
                    "output of forwardEval of example " + e + " alone",
                    net.forwardEval(Arrays.copyOfRange(input, e * in, (e + 1) * in))
                            .values(),
                    Arrays.copyOfRange(output, e * out, (e + 1) * out));
        }
    }
}
