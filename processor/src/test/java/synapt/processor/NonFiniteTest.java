package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.NonFiniteException;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.train.Sgd;

/** NaN and infinities stop a step by name, and nothing is changed: the next good batch goes on as if the bad one had not been. */
class NonFiniteTest {

    private static final String ADVICE =
            " is not finite; nothing was updated. Try a lower learning rate, and look at the inputs";

    private final Backend backend = Backend.threads(2);

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void inData(float bad) {
        // Not Pools, where a maximum over others may leave no trace of minus infinity, in PyTorch as here.
        for (String name : List.of("LeNetTiny", "Norms", "Activations", "Convolutions", "Customs")) {
            for (boolean fused : new boolean[] {true, false}) {
                Net net = Compiled.of(name).create(1, backend);
                Net untouched = Compiled.of(name).create(1, backend);
                TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.01).momentum(0.9), 40, 1);
                TrainingRun<Object, Object, ?> other =
                        untouched.training(Sgd.of(0.01).momentum(0.9), 40, 1);
                int features = run.inputFeatures();
                float[] inputs = Examples.floats(1, 40 * features);
                good(net, run, 20);
                good(untouched, other, 20);
                String before = net.digest();
                inputs[33 * features + 2] = bad;
                assertThatThrownBy(() -> step(run, inputs, net.targets(1, 40), fused))
                        .as(name)
                        .isExactlyInstanceOf(NonFiniteException.class)
                        .hasMessage("step 1: the input of example 33 (element 2)" + ADVICE);
                assertThat(net.digest()).isEqualTo(before);
                assertThat(run.step()).isEqualTo(1);

                // Nothing of it is left: not in what absent examples of a smaller batch find in memory, nor in the
                // momentum.
                good(net, run, 19);
                good(untouched, other, 19);
                assertThat(net.digest()).as(name).isEqualTo(untouched.digest());
            }
        }
    }

    @Test
    void inWeights() {
        Net net = Compiled.of("LeNetTiny").create(1, backend);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.01), 20, 1);
        float[] weights = net.parameters().get("fc1.weight");
        weights[7] = Float.NaN;
        net.parameters().set("fc1.weight", weights);
        String before = net.digest();
        assertThatThrownBy(() -> good(net, run, 20))
                .isExactlyInstanceOf(NonFiniteException.class)
                .hasMessage("step 0: parameter fc1.weight" + ADVICE);
        assertThat(net.digest()).isEqualTo(before);
    }

    /** Outputs and loss are finite; only the product of a gradient and an input is not. */
    @Test
    void inGradients() {
        Net net = Compiled.of("InputGradient").create(1, backend);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.01), 20, 1);
        String before = net.digest();
        float[] gradient = new float[20 * 4];
        gradient[4] = Float.MAX_VALUE;
        gradient[8] = Float.MAX_VALUE;
        assertThatThrownBy(() -> run.trainStep(Examples.floats(1, 20 * 72), gradient))
                .isExactlyInstanceOf(NonFiniteException.class)
                .hasMessage("step 0: the gradient of fc1.bias" + ADVICE)
                .satisfies(e -> {
                    assertThat(((NonFiniteException) e).step()).isZero();
                    assertThat(((NonFiniteException) e).where()).isEqualTo("the gradient of fc1.bias");
                });
        assertThat(net.digest()).isEqualTo(before);
    }

    @Test
    void inTargets() {
        Net net = Compiled.of("Regression").create(1, backend);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.01), 20, 1);
        assertThatThrownBy(() -> run.trainStep(new float[12], new float[] {1, Float.NaN}))
                .hasMessage("step 0: the target of example 0 (element 1)" + ADVICE);
    }

    /** Finite numbers so large that their variance is not: the loss is finite, but the running statistics would not be. */
    @Test
    void inStatistics() {
        Net net = Compiled.of("Norms").create(1, backend);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.01), 20, 1);
        float[] inputs = Examples.floats(1, 20 * run.inputFeatures());
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] *= 1e30f;
        }
        String before = net.digest();
        assertThatThrownBy(() -> run.trainStep(inputs, net.targets(1, 20)))
                .isExactlyInstanceOf(NonFiniteException.class)
                .hasMessage("step 0: the mean or variance of this batch at bn0" + ADVICE);
        assertThat(net.digest()).isEqualTo(before);
    }

    private static void good(Net net, TrainingRun<Object, Object, ?> run, int examples) {
        run.trainStep(Examples.floats(examples, examples * run.inputFeatures()), net.targets(examples, examples));
    }

    private static void step(TrainingRun<Object, Object, ?> run, float[] inputs, Object targets, boolean fused) {
        if (fused) {
            run.trainStep(inputs, targets);
            return;
        }
        TrainPass<Object> pass = run.forwardTrain(inputs);
        run.backward(run.loss(pass, targets));
        run.update();
    }
}
