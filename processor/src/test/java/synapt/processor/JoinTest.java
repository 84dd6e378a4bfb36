package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.processor.live.NetworkSource;
import synapt.processor.live.RandomGraph;
import synapt.train.Sgd;

/** Evaluation where a node is read by several: each pass by other code, in other memory, and the same bits. */
class JoinTest {

    private static final int EXAMPLES = 18;

    static Stream<String> graphs() {
        return IntStream.range(100, 140).mapToObj(seed -> {
            RandomGraph graph = RandomGraph.of(seed, true);
            return source(NetworkSource.braces(graph.shape()), graph.nodes());
        });
    }

    private static String source(String shape, String nodes) {
        return """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network
                @Allow({"dropout/useless", "dropout/in-a-row", "dropout/before-norm"})
                public interface Some {
                    @Input(shape = %s, gradient = true) InputLayer image();
                %s}
                """.formatted(
                        shape,
                        nodes.replace(NetworkSource.OUTPUT, "@Output(loss = LossFunction.MSE)")
                                .indent(4));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void allPassesAgree(String source) {
        passesAgree(source);
    }

    /** Of more channels than a cell has lanes, laid side by side where a cell begins and where it does not. */
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 33})
    void channelsOfOneExample(int channels) {
        passesAgree(source("{2, 2, 3}", """
                @Layer(out = %d, kernel = 1) Conv2d a();
                @Layer(from = "image", out = 16, kernel = 1) Conv2d b();
                @Layer(from = {"b", "a", "image", "a"}) Concat all();
                @Layer(from = {"all", "all"}) @Axis(1) Concat rows();
                @Layer(from = {"rows", "rows"}) @Axis(2) @Activation(ActivationFunction.TANH) Concat columns();
                @Layer Flatten flat();
                @Layer(out = 3) @Output(loss = LossFunction.MSE) Linear last();
                """.formatted(channels)));
    }

    /** In single layout a flattened image still lies as one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Activation(ActivationFunction.TANH) Flatten next();",
                "@Dropout(p = 0) Flatten next();",
                "@Layer Flatten flat(); BatchNorm1d next();",
                "@Layer Flatten flat(); @Layer(from = {\"flat\", \"flat\"}) Max next();",
                "@Layer Flatten flat(); @Layer(from = {\"flat\", \"flat\"}) Concat next();",
                "@Layer Flatten flat(); @Layer(out = 12) Linear fc(); @Layer(from = {\"flat\", \"fc\"}) Add next();"
            })
    void flattenedImages(String nodes) {
        boolean isNorm = nodes.contains("BatchNorm");
        String source = source("{2, 2, 2}", """
                @Layer(out = 3, kernel = 1) Conv2d conv();
                %s
                @Layer(out = 3) @Output(loss = LossFunction.MSE) Linear last();
                """.formatted(nodes));
        Net net = Compiled.ofSource("Some", source).create(1, Backend.threads(1));
        float[] inputs = Examples.floats(1, EXAMPLES * net.features());
        evaluationsAgree(net, inputs);
        if (!isNorm) {
            passesAgree(source);
        }
    }

    private static void passesAgree(String source) {
        Net net = Compiled.ofSource("Some", source).create(1, Backend.threads(1));
        float[] inputs = Examples.floats(1, EXAMPLES * net.features());
        float[] trained =
                net.training(Sgd.of(0.1), EXAMPLES, 1).forwardTrain(inputs).output();
        assertThat(evaluationsAgree(net, inputs)).isEqualTo(trained);
        if (net.hasForwardMc()) {
            assertThat(net.forwardMc(inputs, 1, 1).values()).isEqualTo(trained);
        }
    }

    /** A batch, and each of its examples alone. */
    private static float[] evaluationsAgree(Net net, float[] inputs) {
        float[] all = net.forwardEval(inputs).values();
        int features = net.features();
        int outputs = all.length / EXAMPLES;
        for (int i = 0; i < EXAMPLES; i++) {
            float[] one = Arrays.copyOfRange(inputs, i * features, (i + 1) * features);
            assertThat(net.forwardEval(one).values())
                    .isEqualTo(Arrays.copyOfRange(all, i * outputs, (i + 1) * outputs));
        }
        return all;
    }

    /** The first of two that read a node stores its gradient, the other adds: nothing else is done to it. */
    @Test
    void residualsAddTheirGradients() {
        String generated = Compiled.of("Residual").generated();
        assertThat(generated.lines().filter(l -> l.contains("k.accumulate(")).count())
                .isEqualTo(4); // of stem, a, b1 and shortcut
    }
}
