package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.train.Sgd;

/**
 * Architectures from the literature, declared as users would: each compiles without advice and has as many parameters as published. The
 * smaller ones learn from a step.
 */
class PublishedTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "published");
    private static final int EXAMPLES = 3;
    private static final Map<Published, Compiled> KNOWN = new ConcurrentHashMap<>();

    /** What is to be published: as many numbers as the literature or torchvision say, or as the sum says. */
    enum Published {
        LENET5("LeNet5", 61_706, 10),
        ALEXNET("AlexNet", 61_100_840, 1000),
        ALEXNET_CIFAR("AlexNetCifar", 2_472_266, 10),
        VGG11("Vgg11", 132_863_336, 1000),
        VGG11_CIFAR("Vgg11Cifar", 9_220_480 + linear(512, 10), 10),
        VGG11_NORM_CIFAR("Vgg11NormCifar", 9_231_114, 10),
        /** With shortcut A, which has no weights. */
        RESNET20("ResNet20", 269_722, 10),
        RESNET18("ResNet18", 11_689_512, 1000),
        MOBILENET("MobileNet", 4_231_976, 1000),
        MOBILENET_CIFAR("MobileNetCifar", 4_231_976 - linear(1024, 1000) + linear(1024, 10), 10),
        EFFICIENTNET_B0("EfficientNetB0", 5_288_548, 1000),
        /** As many as DeiT-Ti has. */
        VIT_TINY("VitTiny", 5_717_416, 1000),
        VIT_TINY_CIFAR("VitTinyCifar", patches(4, 192) + 64 * 192 + 12 * block(192) + norm(192) + linear(192, 10), 10),
        /** 124,439,808, and the last layer's weights, which are the first one's there. */
        GPT2("Gpt2", 124_439_808 + 50_257 * 768, 1024 * 50_257),
        GPT2_CHARACTERS("Gpt2Characters", 65 * 48 + 32 * 48 + 3 * block(48) + norm(48) + 48 * 65, 32 * 65),
        LSTM_TAGGER("LstmTagger", 1000 * 32 + 2 * lstm(32, 24) + 2 * lstm(2 * 24, 24) + linear(2 * 24, 17), 12 * 17);

        private final String title;
        private final long parameters;
        private final int outputs;

        Published(String title, long parameters, int outputs) {
            this.title = title;
            this.parameters = parameters;
            this.outputs = outputs;
        }

        private static int linear(int in, int out) {
            return in * out + out;
        }

        private static int norm(int features) {
            return 2 * features;
        }

        private static int patches(int size, int out) {
            return linear(3 * size * size, out);
        }

        /** A transformer's: query, key, value and what becomes of them; a network that is four times as wide; two normalisations. */
        private static int block(int width) {
            return 4 * linear(width, width) + linear(width, 4 * width) + linear(4 * width, width) + 2 * norm(width);
        }

        /** One direction: four gates, each of the input and of the last state, with two biases. */
        private static int lstm(int in, int units) {
            return 4 * (in * units + units * units + 2 * units);
        }

        /** Those that are small enough to be trained here. */
        static Stream<Published> trained() {
            return Stream.of(
                    LENET5,
                    ALEXNET_CIFAR,
                    VGG11_CIFAR,
                    VGG11_NORM_CIFAR,
                    RESNET20,
                    MOBILENET_CIFAR,
                    EFFICIENTNET_B0,
                    VIT_TINY_CIFAR,
                    GPT2_CHARACTERS,
                    LSTM_TAGGER);
        }

        /** Without normalisation the gradient is steep where training starts. */
        private double rate() {
            return this == LENET5 || this == ALEXNET_CIFAR || this == VGG11_CIFAR ? 0.0003 : 0.01;
        }

        private Compiled compiled() {
            return KNOWN.computeIfAbsent(
                    this, p -> Compiled.ofSource(title, Sources.text(FOLDER.resolve(title + ".java"))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void compilesWithoutAdvice(Published published) {
        String summary = published.compiled().summary();
        assertThat(parameters(summary)).isEqualTo(published.parameters);
        assertThat(outputs(summary)).isEqualTo(published.outputs);
        Golden.check(FOLDER.resolve(published.title + ".txt"), summary);
    }

    /** The row of the total. */
    private static long parameters(String summary) {
        String total = summary.lines()
                .filter(l -> l.strip().startsWith("total "))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().split(" +")[1].replace(",", ""));
    }

    /** Of the last row before it, which has a shape before two numbers. */
    private static int outputs(String summary) {
        List<String> rows =
                summary.lines().takeWhile(l -> !l.strip().startsWith("total ")).toList();
        String[] last = rows.getLast().strip().split(" +");
        return Arrays.stream(last[last.length - 3].split("x"))
                .mapToInt(Integer::parseInt)
                .reduce(1, Math::multiplyExact);
    }

    @ParameterizedTest
    @MethodSource("synapt.processor.PublishedTest$Published#trained")
    void learnsFromAStep(Published published) {
        Net net = published.compiled().create(1, Backend.threads(2));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(published.rate()), EXAMPLES, 2);
        Inputs inputs = Inputs.of(published, run.inputFeatures());
        float before = inputs.step(run);
        float after = inputs.step(run);
        assertThat(after).isFinite().isLessThan(before);

        float[] all = inputs.eval(net, 0, EXAMPLES);
        assertThat(all).hasSize(EXAMPLES * published.outputs);
        assertThat(IntStream.range(0, all.length).allMatch(i -> Float.isFinite(all[i])))
                .isTrue();
        for (int i = 0; i < EXAMPLES; i++) {
            assertThat(inputs.eval(net, i, i + 1))
                    .containsExactly(Arrays.copyOfRange(all, i * published.outputs, (i + 1) * published.outputs));
        }
    }

    /** Examples, of numbers or of tokens. */
    private sealed interface Inputs {

        static Inputs of(Published p, int features) {
            return switch (p) {
                case GPT2_CHARACTERS -> Tokens.of(features, 65, Examples.labels(2, EXAMPLES * features, 65));
                case LSTM_TAGGER -> Tokens.of(features, 1000, tags(features));
                default ->
                    new Images(
                            features, Examples.floats(1, EXAMPLES * features), Examples.labels(1, EXAMPLES, p.outputs));
            };
        }

        /** The last third of each sentence is filled up, and does not count. */
        private static int[] tags(int length) {
            int[] tags = Examples.labels(2, EXAMPLES * length, 17);
            for (int i = 0; i < tags.length; i++) {
                tags[i] = i % length < length * 2 / 3 ? tags[i] : -100;
            }
            return tags;
        }

        float step(TrainingRun<Object, Object, ?> run);

        float[] eval(Net net, int from, int to);

        record Images(int features, float[] values, int[] labels) implements Inputs {

            @Override
            public float step(TrainingRun<Object, Object, ?> run) {
                return run.trainStep(values, labels);
            }

            @Override
            public float[] eval(Net net, int from, int to) {
                return net.forwardEval(Arrays.copyOfRange(values, from * features, to * features))
                        .values();
            }
        }

        record Tokens(int length, int[] ids, int[] labels) implements Inputs {

            private static Tokens of(int length, int vocabulary, int[] labels) {
                return new Tokens(length, Examples.labels(1, EXAMPLES * length, vocabulary), labels);
            }

            @Override
            public float step(TrainingRun<Object, Object, ?> run) {
                return run.trainStep(ids, labels);
            }

            @Override
            public float[] eval(Net net, int from, int to) {
                return net.forwardEval(Arrays.copyOfRange(ids, from * length, to * length))
                        .values();
            }
        }
    }
}
