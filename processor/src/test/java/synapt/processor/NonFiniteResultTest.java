package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import synapt.Backend;
import synapt.NonFiniteException;
import synapt.ParameterSpec;
import synapt.Parameters;
import synapt.TrainingRun;
import synapt.kernel.KernelProvider;
import synapt.train.Optimizer;
import synapt.train.Sgd;

/** Where all that a step is given is finite, the first node whose result is not is named, with example and element. */
class NonFiniteResultTest {

    private static final int EXAMPLES = 40;
    private static final float HUGE = 3e38f;

    private final Backend backend = Backend.threads(2);

    /** Weights so large that what they make of the usual inputs overflows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mlp        | fc1.weight          | the result of fc1
            LeNetTiny  | conv1.weight        | the result of conv1
            Residual   | stem.weight         | the result of stem
            Residual   | a1.norm.weight      | the result of a1 (BatchNorm2d)
            Residual   | a2.norm.weight      | the result of a2 (BatchNorm2d), or of a in its place,
            Residual   | b2.weight           | the result of b2
            Residual   | shortcut.norm.weight| the result of shortcut (BatchNorm2d)
            Blocks     | layer2.units.1.conv1.weight | the result of layer2.units.1.conv1
            Attentive  | attention.in_proj_weight | the result of attention
            Sequences  | conv1.weight | the result of conv1
            """)
    void isNamed(String network, String weight, String where) {
        for (Backend backend : List.of(Backend.threads(2), Backend.of(KernelProvider.scalar(), 1))) {
            Net net = Compiled.of(network).create(1, backend);
            fill(net.parameters(), weight, HUGE);
            String before = net.digest();
            String fused = where(net, Sgd.of(0.01), true);
            assertThat(fused).startsWith(where + " for example ").containsPattern("(Infinity|NaN)\\)$");
            assertThat(where(net, Sgd.of(0.01), false)).isEqualTo(fused);
            assertThat(net.digest()).isEqualTo(before);
        }
    }

    /** A difference of two logits overflows, or a square, but no result does. */
    @ParameterizedTest
    @MethodSource("synapt.processor.Compiled#names")
    void noResultIsBlamedForTheLoss(String network) {
        // A loss NONE is always 0, and LogSoftmax comes before the loss.
        assumeThat(network).isNotIn("InputGradient", "SoftActivations");
        Net net = Compiled.of(network).create(1, backend);
        ParameterSpec last = net.parameters().table().specs().stream()
                .filter(p -> p.group() != ParameterSpec.Group.STATE)
                .reduce((first, second) -> second)
                .orElseThrow();
        assumeThat(last.name()).endsWith(".bias");
        float[] bias = net.parameters().get(last.name());
        for (int i = 0; i < bias.length; i++) {
            bias[i] = i % 2 == 0 ? HUGE : -HUGE;
        }
        net.parameters().set(last.name(), bias);
        assertThat(where(net, Sgd.of(0.01), true)).isEqualTo("the loss");
    }

    /** What a layer of the user's makes of finite numbers. */
    @Test
    void customLayersAreNamed() {
        Net net = Compiled.ofSource("Explosive", """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = 20)
                public interface Explosive {
                    @Layer(out = 30) Linear fc1();
                    @Dropout(p = 0.5) Identity drop();
                    Power power();
                    @Layer(out = 4) Linear fc2();

                    @CustomLayer
                    final class Power implements Elementwise {
                        @Override
                        public float forward(float x, Noise noise) {
                            return 1 / x;
                        }

                        @Override
                        public float backward(float x, float dy, Noise noise) {
                            return -dy / (x * x);
                        }
                    }
                }
                """).create(1, backend);
        assertThat(where(net, Sgd.of(0.01), true))
                .matches("the result of power for example 0 \\(element \\d: Infinity\\)");
    }

    /** Parts of a batch are looked at like the whole. */
    @Test
    void microBatches() {
        Net net = Compiled.of("Mlp").create(1, backend);
        fill(net.parameters(), "fc2.weight", HUGE);
        String whole = where(net, Sgd.of(0.01), true);
        assertThat(where(net, Sgd.of(0.01).microBatches(16), true))
                .isEqualTo(whole)
                .startsWith("the result of fc2 for example 0");
    }

    @Test
    void outputsAndTheirLossesAreNamed() {
        Compiled several = Compiled.ofSource(
                "DigitAndSize", Sources.text(Path.of("src", "test", "resources", "several", "DigitAndSize.java")));
        assertThat(severalWhere(several, "size.weight", HUGE)).startsWith("the result of size for example ");
        assertThat(severalWhere(several, "size.weight", 1e25f)).isEqualTo("the loss of output size");
        assertThat(severalWhere(several, "conv.weight", HUGE)).startsWith("the result of conv for example ");
    }

    private String severalWhere(Compiled compiled, String weight, float value) {
        MultiNet net = MultiNet.of(compiled, 1, backend);
        fill(net.parameters(), weight, value);
        MultiNet.Training run = net.training(Sgd.of(0.01), EXAMPLES, 7);
        return catchThrowableOfType(
                        NonFiniteException.class,
                        () -> run.trainStep(
                                Examples.floats(1, EXAMPLES * 32),
                                Examples.floats(2, EXAMPLES * 3),
                                Examples.labels(3, EXAMPLES, 5),
                                new float[EXAMPLES * 2],
                                new float[EXAMPLES * 3]))
                .where();
    }

    private static String where(Net net, Optimizer optimizer, boolean fused) {
        TrainingRun<Object, Object, ?> run = net.training(optimizer, EXAMPLES, 1);
        float[] inputs = Examples.floats(1, EXAMPLES * run.inputFeatures());
        Object targets = net.targets(1, EXAMPLES);
        return catchThrowableOfType(NonFiniteException.class, () -> {
                    if (fused) {
                        run.trainStep(inputs, targets);
                    } else {
                        run.backward(run.loss(run.forwardTrain(inputs), targets));
                        run.update();
                    }
                })
                .where();
    }

    private static void fill(Parameters parameters, String name, float value) {
        float[] values = parameters.get(name);
        Arrays.fill(values, value);
        parameters.set(name, values);
    }
}
