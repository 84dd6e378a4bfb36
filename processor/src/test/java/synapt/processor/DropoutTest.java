package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.train.Sgd;

/** Dropout is in training and Monte Carlo passes, and nowhere else. */
class DropoutTest {

    static List<String> networks() {
        return Compiled.names();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void evaluationHasNoTraceOfIt(String name) {
        String source = Compiled.of(name).generated();
        // Zoneout's mean is a part of evaluation, and the rate is its weight.
        String evaluation = method(source, "void forwardEval(");
        assertThat(evaluation.replaceAll("ZonedRecurrences\\.forward\\([^;]* true, 0, null, w\\.blocks\\);", ""))
                .isNotEmpty()
                .doesNotContainIgnoringCase("drop")
                .doesNotContainIgnoringCase("gaussian")
                .doesNotContainIgnoringCase("noise")
                .doesNotContainIgnoringCase("rate")
                .doesNotContainIgnoringCase("mask")
                .doesNotContain("Streams")
                .doesNotContain("seed");
        String single = method(source, "void forwardSingle(");
        assertThat(single)
                .doesNotContainIgnoringCase("dropout")
                .doesNotContainIgnoringCase("rate")
                .doesNotContain("Streams");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void monteCarloExistsOnlyWithNoise(String name) {
        Compiled network = Compiled.of(name);
        // What is frozen drops nothing, be it a node or the use of a block.
        String learning = Pattern.compile("@Frozen[^;]*;")
                .matcher(Compiled.declared(name))
                .replaceAll("");
        String declared = Pattern.compile("@Block[^{]*interface (\\w+) \\{[^}]*}")
                .matcher(learning)
                .replaceAll(block -> Pattern.compile("\\b" + block.group(1) + ">?\\s+\\w+\\(")
                                .matcher(learning)
                                .find()
                        ? Matcher.quoteReplacement(block.group())
                        : "");
        boolean hasNoise = Pattern.compile("@\\w*(Drop|Gaussian|Zoneout)|TRAIN_AND_MC")
                .matcher(declared)
                .find();
        assertThat(network.create(0, Backend.threads(1)).hasForwardMc()).isEqualTo(hasNoise);
    }

    /** Three dropouts, the middle one of which is not there, or does nothing. */
    private static final String AROUND = """
            import static synapt.annotation.ActivationFunction.*;
            import synapt.annotation.*;
            import synapt.layer.*;

            @Network(input = {2, 6, 6})
            @Allow("dropout/useless")
            public interface %s {
                @Layer(out = 3, kernel = 3) @BatchNorm @Activation(RELU) @Dropout2d(p = 0.5) Conv2d conv1();
                @Layer(out = 3, kernel = 1) @Activation(%s) %s Conv2d conv2();
                @Layer(kernel = 2) MaxPool2d pool();
                @Layer Flatten flat();
                @Layer(out = 7) @Activation(%s) %s Linear fc1();
                @Layer(out = 7) @BatchNorm @Activation(%s) %s Linear fc2();
                %s
                @Dropout(p = 0.5) Identity drop();
                @Layer(out = 3) Linear fc3();
            }
            """;

    private static Compiled around(String name, String function, String dropout, String dropout2d, String node) {
        return Compiled.ofSource(
                name, AROUND.formatted(name, function, dropout2d, function, dropout, function, dropout, node));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"RELU", "TANH", "GELU"})
    void atRateZeroIsAsIfItWereNotThere(String function) {
        Net without = around("Without", function, "", "", "").create(3, Backend.threads(1));
        Net with = around("With", function, "@Dropout(p = 0)", "@Dropout2d(p = 0)", "@Dropout(p = 0) Identity more();")
                .create(3, Backend.threads(1));
        assertThat(trained(with)).isEqualTo(trained(without));
        float[] inputs = Examples.floats(9, 5 * 72);
        assertThat(with.forwardEval(inputs).values())
                .isEqualTo(without.forwardEval(inputs).values());
        assertThat(with.forwardMc(inputs, 2, 1).values())
                .isEqualTo(without.forwardMc(inputs, 2, 1).values());
    }

    /** An adjustable rate set to 0 is the same, and takes effect with the next step only. */
    @Test
    void adjustedToZeroIsAsIfItWereNotThere() {
        String net = """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = 5)
                public interface %s {
                    @Layer(out = 12) @Activation(ActivationFunction.TANH) %s Linear fc1();
                    @Layer(out = 3) Linear fc2();
                }
                """;
        Net without = Compiled.ofSource("Plain", net.formatted("Plain", "")).create(3, Backend.threads(1));
        Net with = Compiled.ofSource("Adjusted", net.formatted("Adjusted", "@Dropout(p = 0.5, adjustable = true)"))
                .create(3, Backend.threads(1));
        assertThat(trained(with)).isNotEqualTo(trained(without));
        with = Compiled.ofSource("Adjusted", net.formatted("Adjusted", "@Dropout(p = 0.5, adjustable = true)"))
                .create(3, Backend.threads(1));
        without = Compiled.ofSource("Plain", net.formatted("Plain", "")).create(3, Backend.threads(1));
        with.rate("fc1", 0);
        assertThat(trained(with)).isEqualTo(trained(without));
    }

    /** Another dropout in front does not shift the masks of those behind it: with rate 1 before it, only they are to be seen. */
    @Test
    void noiseOfANodeIsItsOwn() {
        String net = """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = 40)
                @Allow({"dropout/in-a-row", "dropout/useless", "dropout/last"})
                public interface %s {
                    %s
                    @Dropout(p = 0.5) Identity drop();
                    @Output(loss = LossFunction.NONE) %s
                }
                """;
        String end = "Identity end();";
        Net before =
                Compiled.ofSource("Before", net.formatted("Before", "", end)).create(1, Backend.threads(1));
        Net after = Compiled.ofSource("After", net.formatted("After", "@Dropout(p = 0) Identity other();", end))
                .create(1, Backend.threads(1));
        float[] ones = new float[40 * 20];
        java.util.Arrays.fill(ones, 1);
        float[] expected = before.forwardMc(ones, 3, 7).values();
        assertThat(after.forwardMc(ones, 3, 7).values()).isEqualTo(expected);
        assertThat(expected).contains(0f, 2f);
    }

    private static final String BEFORE_NORM = """
            import synapt.annotation.*;
            import synapt.layer.*;

            @Network(input = {2, 3, 3})
            @Allow({"dropout/useless", "dropout/before-norm"})
            public interface %s {
                @Layer(out = 4, kernel = 1) %s Conv2d conv();
                @Output(loss = LossFunction.NONE) BatchNorm2d bn();
            }
            """;

    private static Net beforeNorm(String name, String dropout) {
        Net net = Compiled.ofSource(name, BEFORE_NORM.formatted(name, dropout)).create(3, Backend.threads(1));
        net.parameters().set("bn.running_mean", new float[] {0.5f, -1, 0, 2});
        net.parameters().set("bn.running_var", new float[] {4, 0.25f, 1, 9});
        net.parameters().set("bn.weight", new float[] {1, -2, 0.5f, 3});
        net.parameters().set("bn.bias", new float[] {0, 1, -1, 0.25f});
        return net;
    }

    /** What folds a batch normalisation into the layer before it must not fold it past a dropout. */
    @Test
    void betweenALayerAndItsNorm() {
        float[] inputs = Examples.floats(9, 5 * 18);
        Net without = beforeNorm("NoDropout", "");
        Net zero = beforeNorm("ZeroDropout", "@Dropout2d(p = 0)");
        assertThat(zero.forwardEval(inputs).values())
                .isEqualTo(without.forwardEval(inputs).values());
        assertThat(zero.forwardMc(inputs, 1, 1).values())
                .isEqualTo(without.forwardEval(inputs).values());
        assertThat(trained(zero)).isEqualTo(trained(without));

        Net net = beforeNorm("HalfDropout", "@Dropout2d(p = 0.5)");
        float[] evaluated = net.forwardEval(inputs).values();
        float[] sampled = net.forwardMc(inputs, 1, 1).values();
        Set<Double> kept = new TreeSet<>();
        for (int e = 0; e < 5; e++) {
            for (int c = 0; c < 4; c++) {
                double scale = Double.NaN;
                for (int i = 0; i < 9; i++) {
                    double conv = convolved(net, inputs, e, c, i);
                    int at = (e * 4 + c) * 9 + i;
                    assertThat((double) evaluated[at]).isCloseTo(normalised(net, c, conv), within(1e-5));
                    if (i == 0) {
                        boolean dropped = Math.abs(sampled[at] - normalised(net, c, 0)) < 1e-5;
                        scale = dropped ? 0 : 2;
                        kept.add(scale);
                    }
                    assertThat((double) sampled[at]).isCloseTo(normalised(net, c, conv * scale), within(1e-5));
                }
            }
        }
        assertThat(kept).as("some channels are dropped and some are not").containsExactly(0.0, 2.0);
    }

    private static double convolved(Net net, float[] inputs, int example, int channel, int i) {
        float[] weight = net.parameters().get("conv.weight");
        double sum = net.parameters().get("conv.bias")[channel];
        for (int from = 0; from < 2; from++) {
            sum += (double) weight[channel * 2 + from] * inputs[(example * 2 + from) * 9 + i];
        }
        return sum;
    }

    /** Batch normalisation in evaluation, as PyTorch defines it. */
    private static double normalised(Net net, int channel, double x) {
        double mean = net.parameters().get("bn.running_mean")[channel];
        double variance = net.parameters().get("bn.running_var")[channel];
        return (x - mean) / Math.sqrt(variance + 1e-5) * net.parameters().get("bn.weight")[channel]
                + net.parameters().get("bn.bias")[channel];
    }

    private static String trained(Net net) {
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1).momentum(0.5), 20, 11);
        for (int step = 0; step < 3; step++) {
            run.trainStep(Examples.floats(step, 20 * run.inputFeatures()), net.targets(step, 20));
        }
        return net.digest();
    }

    /** A method's text; methods that it was split into come behind it. */
    private static String method(String source, String signature) {
        Matcher m = Pattern.compile("(?ms)^( +)protected " + Pattern.quote(signature) + ".*?^\\1}")
                .matcher(source);
        return m.find() ? m.group() : "";
    }
}
