package synapt.processor.golden;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synapt.Backend;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.NetworkSource;
import synapt.train.Sgd;

/**
 * Recurrent layers. Initial states are an example's own in the cases, and parameters here, so each example is a batch of its own,
 * and the gradients of the weights are summed.
 *
 * <p>{@code hn} is the output's last row. To see {@code cn} an LSTM gets one more position, with an input feature that is 1 only
 * there and opens forget and output gates and closes the input gate, so that its result is {@code tanh(cn)}.
 */
final class RecurrentRecipes {

    private static final List<String> WEIGHTS = List.of("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0");

    /** A sigmoid of it is 1, of its opposite almost 0. */
    private static final float OPEN = 60;

    private final GoldenCase c;
    private final boolean isLstm;
    private final int positions;
    private final int features;
    private final int hidden;

    private RecurrentRecipes(GoldenCase c) {
        this.c = c;
        this.isLstm = c.op().equals("LSTM");
        this.positions = c.shape("input")[1];
        this.features = c.shape("input")[2];
        this.hidden = c.shape("output")[2];
    }

    static Recipe of(GoldenCase c) throws NotSupported {
        Settings s = c.settings();
        s.ignore("input_size");
        s.require("batch_first", true);
        RecurrentRecipes r = new RecurrentRecipes(c);
        int more = r.isLstm ? 1 : 0;
        NetworkSource source = new NetworkSource(
                c.name(),
                new int[] {r.positions + more, r.features + more},
                LossFunction.NONE,
                "@Layer(out = %d, bias = %b) @Recurrent(layers = %d, learntState = true) %s %s layer();"
                        .formatted(
                                s.integer("hidden_size"),
                                s.bool("bias"),
                                s.integer("num_layers"),
                                OUTPUT,
                                r.isLstm ? "Lstm" : "Gru"));
        return new Recipe(
                source, (networks, comparison) -> r.run(networks.create(c.name(), Backend.shared()), comparison));
    }

    private <N> void run(LiveNetwork<N, float[]> net, Comparison comparison) {
        for (String role : WEIGHTS) {
            net.parameters().set("layer." + role, role.equals("weight_ih_l0") ? inputWeight() : c.floats(role));
        }
        TrainingRun<N, float[], ?> run = net.training(Sgd.of(0.01), 1);
        Map<String, double[]> sums = new HashMap<>();
        for (int e = 0; e < c.examples("input"); e++) {
            example(e, net, run, sums, comparison);
        }
        for (String role : WEIGHTS) {
            double[] got = sums.get(role);
            comparison.close(
                    "grad_" + role, role.equals("weight_ih_l0") ? ofFeatures(got) : got, c.floats("grad_" + role));
        }
    }

    private <N> void example(
            int e,
            LiveNetwork<N, float[]> net,
            TrainingRun<N, float[], ?> run,
            Map<String, double[]> sums,
            Comparison comparison) {
        String of = " of example " + e;
        net.parameters().set("layer.h0_l0", of("h0", e));
        if (isLstm) {
            net.parameters().set("layer.c0_l0", of("c0", e));
        }
        TrainPass<N> pass = run.forwardTrain(input(e));
        float[] output = pass.output();
        comparison.close("output" + of, Arrays.copyOf(output, positions * hidden), of("output", e));
        comparison.close("hn" + of, row(output, positions - 1), of("hn", e));
        if (isLstm) {
            comparison.close("tanh of cn" + of, row(output, positions), tanh(of("cn", e)));
        }
        run.backward(run.loss(pass, upstream(e)));
        comparison.close("grad_input" + of, inputGradient(run), of("grad_input", e));
        comparison.close("grad_h0" + of, run.gradientOf("layer.h0_l0"), of("grad_h0", e));
        if (isLstm) {
            comparison.close("grad_c0" + of, run.gradientOf("layer.c0_l0"), of("grad_c0", e));
        }
        for (String role : WEIGHTS) {
            double[] gradient = run.gradientOf("layer." + role);
            sums.merge(role, gradient, RecurrentRecipes::sum);
        }
        float[] evaluated = net.forwardEval(input(e)).values();
        comparison.close("output of forwardEval" + of, Arrays.copyOf(evaluated, positions * hidden), of("output", e));
    }

    /** An example's part of a tensor, whose first dimension, or second in that of states, is the batch. */
    private float[] of(String role, int e) {
        float[] all = c.floats(role);
        int size = all.length / c.examples("input");
        return Arrays.copyOfRange(all, e * size, (e + 1) * size);
    }

    private float[] row(float[] output, int position) {
        return Arrays.copyOfRange(output, position * hidden, (position + 1) * hidden);
    }

    private static float[] tanh(float[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) Math.tanh(values[i]);
        }
        return result;
    }

    private float[] input(int e) {
        float[] given = of("input", e);
        if (!isLstm) {
            return given;
        }
        float[] wider = new float[(positions + 1) * (features + 1)];
        for (int i = 0; i < given.length; i++) {
            wider[i / features * (features + 1) + i % features] = given[i];
        }
        wider[wider.length - 1] = 1;
        return wider;
    }

    /** With a column for the feature that opens and closes gates. */
    private float[] inputWeight() {
        float[] given = c.floats("weight_ih_l0");
        if (!isLstm) {
            return given;
        }
        float[] wider = new float[4 * hidden * (features + 1)];
        for (int row = 0; row < 4 * hidden; row++) {
            System.arraycopy(given, row * features, wider, row * (features + 1), features);
            wider[row * (features + 1) + features] = switch (row / hidden) {
                case 0 -> -OPEN;
                case 2 -> 0;
                default -> OPEN;
            };
        }
        return wider;
    }

    /** The gradients of output, hn and, behind the tanh, of cn. */
    private float[] upstream(int e) {
        float[] gradient = Arrays.copyOf(of("grad_output", e), (positions + (isLstm ? 1 : 0)) * hidden);
        float[] last = of("grad_hn", e);
        for (int i = 0; i < hidden; i++) {
            gradient[(positions - 1) * hidden + i] += last[i];
            if (isLstm) {
                double t = Math.tanh(of("cn", e)[i]);
                gradient[positions * hidden + i] = (float) (of("grad_cn", e)[i] / (1 - t * t));
            }
        }
        return gradient;
    }

    private float[] inputGradient(TrainingRun<?, float[], ?> run) {
        float[] all = run.inputGradient();
        if (!isLstm) {
            return all;
        }
        float[] result = new float[positions * features];
        for (int i = 0; i < result.length; i++) {
            result[i] = all[i / features * (features + 1) + i % features];
        }
        return result;
    }

    private double[] ofFeatures(double[] weight) {
        int width = weight.length / c.shape("weight_ih_l0")[0];
        double[] result = new double[weight.length / width * features];
        for (int i = 0; i < result.length; i++) {
            result[i] = weight[i / features * width + i % features];
        }
        return result;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }
}
