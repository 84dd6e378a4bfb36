package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/** Whole networks: the classics in small, and layers and facets put together at random. */
final class NetworkSubjects {

    private static final int RANDOM = 30;

    private NetworkSubjects() {}

    static Stream<Subject> all() {
        return Stream.concat(
                Stream.of(leNet(), mlp(), preActivation(), sequence(), unevenBatches()),
                IntStream.range(0, RANDOM).mapToObj(NetworkSubjects::random));
    }

    private static Subject network(
            String name, int[] input, LossFunction loss, String nodes, int examples, int outputs) {
        return new Subject(
                "network", new NetworkSource(name, input, loss, nodes.replace("OUTPUT", OUTPUT)), examples, outputs);
    }

    private static Subject leNet() {
        return network("leNet", new int[] {3, 16, 16}, LossFunction.CROSS_ENTROPY, """
                @Layer(out = 3, kernel = 3) @Activation(ActivationFunction.RELU) @Dropout2d(p = 0.5) Conv2d conv1();
                @Layer(kernel = 2) MaxPool2d pool1();
                @Layer(out = 5, kernel = 4) @Activation(ActivationFunction.RELU) @Dropout2d(p = 0.3) Conv2d conv2();
                @Layer(kernel = 2) MaxPool2d pool2();
                @Layer(out = 7, kernel = 2) @Activation(ActivationFunction.RELU) @Dropout2d(p = 0.5) Conv2d conv3();
                @Layer Flatten flat();
                @Layer(out = 9) @Activation(ActivationFunction.RELU) @Dropout(p = 0.5) Linear fc1();
                @Layer(out = 10) OUTPUT Linear fc2();
                """, 19, 10);
    }

    private static Subject mlp() {
        return network("mlp", new int[] {1, 5, 5}, LossFunction.CROSS_ENTROPY, """
                @Layer Flatten flat();
                @Layer(out = 18) @Activation(ActivationFunction.RELU) @Dropout(p = 0.2) Linear fc1();
                @Layer(out = 16) @Activation(ActivationFunction.RELU) @Dropout(p = 0.5) Linear fc2();
                @Layer(out = 10) OUTPUT Linear fc3();
                """, 33, 10);
    }

    private static Subject preActivation() {
        return network("preActivation", new int[] {2, 7, 6}, LossFunction.CROSS_ENTROPY, """
                BatchNorm2d bn0();
                @Dropout2d(p = 0.2) Relu act0();
                @Layer(out = 5, kernel = 3, padding = Layer.SAME, bias = false) Conv2d conv1();
                @BatchNorm(affine = false) BatchNorm2d bn1();
                Silu act1();
                @Dropout(p = 0.4) Identity drop1();
                @Layer(out = 4, kernel = 3, stride = 2, padding = 1) @BatchNorm(name = "bn2") @Activation(ActivationFunction.GELU)
                Conv2d conv2();
                @Layer(kernel = 3, stride = 2, padding = 1, countIncludePad = false) AvgPool2d pool();
                @Layer Flatten flat();
                @Layer(out = 6) @BatchNorm @Activation(ActivationFunction.TANH) @Dropout(p = 0.3) Linear fc1();
                @Layer(out = 3) OUTPUT Linear fc2();
                """, 18, 3);
    }

    private static Subject sequence() {
        return network("sequence", new int[] {5, 4}, LossFunction.MSE, """
                @Layer(out = 6) @Activation(ActivationFunction.SELU) @Dropout(p = 0.1) Linear each();
                BatchNorm1d bn();
                @Layer(out = 3) @Activation(ActivationFunction.ELU) Linear again();
                @Layer Flatten flat();
                @Layer(out = 2) OUTPUT Linear fc();
                """, 7, 2);
    }

    /** More examples than go through the network together, and the last part of them not whole. */
    private static Subject unevenBatches() {
        return network("unevenBatches", new int[] {2, 3, 3}, LossFunction.CROSS_ENTROPY, """
                @Layer(out = 3, kernel = 2) @BatchNorm @Activation(ActivationFunction.RELU) @Dropout2d(p = 0.3) Conv2d conv();
                @Layer Flatten flat();
                @Layer(out = 4) OUTPUT Linear fc();
                """, 301, 4);
    }

    private static Subject random(int i) {
        String name = "random" + i;
        Draw d = new Draw(name);
        int[] input = {d.of(1, 2, 3, 5), d.between(5, 9), d.between(5, 9)};
        StringBuilder nodes = new StringBuilder();
        int layers = d.between(1, 4);
        for (int n = 0; n < layers; n++) {
            String facets = facets(d, "Dropout2d");
            nodes.append(
                            switch (d.between(0, 5)) {
                                case 0, 1 ->
                                    "@Layer(out = %d, kernel = %d, stride = %d, padding = Layer.SAME) %s Conv2d node%d();"
                                            .formatted(d.between(1, 6), d.between(1, 4), d.between(1, 2), facets, n);
                                case 2 ->
                                    "@Layer(out = %d, kernel = 3, padding = 1, dilation = 1, bias = %b) %s Conv2d node%d();"
                                            .formatted(d.between(1, 18), d.coin(), facets, n);
                                case 3 ->
                                    "@Layer(kernel = 3, stride = 2, padding = 1) %s MaxPool2d node%d();"
                                            .formatted(facets, n);
                                case 4 ->
                                    "@Layer(kernel = 2, stride = 1, padding = 1) %s AvgPool2d node%d();"
                                            .formatted(facets, n);
                                default -> "%s Identity node%d();".formatted(facets, n);
                            })
                    .append('\n');
        }
        if (d.between(0, 3) > 0) {
            nodes.append("@Layer Flatten flat();\n");
            nodes.append("@Layer(out = %d) %s Linear fc();\n".formatted(d.between(1, 20), facets(d, "Dropout")));
        } else {
            nodes.append("@Layer Flatten flat();\n");
        }
        int outputs = d.between(2, 18);
        nodes.append("@Layer(out = %d) OUTPUT Linear last();\n".formatted(outputs));
        LossFunction loss = d.coin() ? LossFunction.CROSS_ENTROPY : LossFunction.MSE;
        return network(name, input, loss, nodes.toString(), Math.max(5, d.examples()), outputs);
    }

    private static String facets(Draw d, String dropout) {
        String norm = d.between(0, 2) == 0 ? "@BatchNorm(eps = 1e-2, affine = " + d.coin() + ") " : "";
        String activation = d.between(0, 3) == 0
                ? ""
                : "@Activation(ActivationFunction.%s) "
                        .formatted(
                                d.of("RELU", "RELU", "LEAKY_RELU", "ELU", "SELU", "GELU", "SILU", "TANH", "SIGMOID"));
        String noise = d.coin() ? "@%s(p = %s) ".formatted(d.coin() ? dropout : "Dropout", d.of(0.1, 0.3, 0.5)) : "";
        String all = norm + activation + noise;
        return all.isEmpty() ? "@Activation(ActivationFunction.RELU) " : all;
    }
}
