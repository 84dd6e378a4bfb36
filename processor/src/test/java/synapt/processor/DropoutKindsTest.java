package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.McMasks;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.random.RateSchedule;
import synapt.train.Sgd;

/** What is dropped together, where rates come from, and whose masks a Monte Carlo pass draws. */
class DropoutKindsTest {

    private static final int EXAMPLES = 20;

    private static Net net(String name, String shape, String nodes) {
        return Compiled.ofSource(name, """
                        import synapt.annotation.*;
                        import synapt.layer.*;

                        @Network(input = %s)
                        @Allow({"dropout/last", "dropout/useless"})
                        public interface %s {
                            %s
                        }
                        """.formatted(shape, name, nodes)).create(1, Backend.threads(1));
    }

    /** What a dropout makes of ones, [examples][features]. */
    private static float[][] ofOnes(String name, String shape, String dropout) {
        Net net = net(name, shape, "@Output(loss = LossFunction.NONE) " + dropout + " Identity only();");
        float[] ones = new float[EXAMPLES * net.features()];
        Arrays.fill(ones, 1);
        float[] values = net.forwardMc(ones, 1, 7).values();
        assertThat(net.forwardEval(ones).values()).isEqualTo(ones);
        return IntStream.range(0, EXAMPLES)
                .mapToObj(e -> Arrays.copyOfRange(values, e * net.features(), (e + 1) * net.features()))
                .toArray(float[][]::new);
    }

    @Test
    void variationalDropoutIsTheSameAtAllTimes() {
        boolean anyMixed = false;
        for (float[] y : ofOnes("Variational", "{6, 5}", "@VariationalDropout(p = 0.5)")) {
            for (int i = 0; i < y.length; i++) {
                assertThat(y[i]).isEqualTo(y[i % 5]).isIn(0f, 2f);
            }
            anyMixed |= y[0] != y[1];
        }
        assertThat(anyMixed).isTrue();
    }

    @Test
    void channelsAreDroppedWhole() {
        for (String[] kind : new String[][] {
            {"OneD", "{6, 5}", "@Dropout1d(p = 0.5)"}, {"ThreeD", "{6, 2, 3, 4}", "@Dropout3d(p = 0.5)"}
        }) {
            boolean anyMixed = false;
            for (float[] y : ofOnes(kind[0], kind[1], kind[2])) {
                int positions = y.length / 6;
                for (int i = 0; i < y.length; i++) {
                    assertThat(y[i]).isEqualTo(y[i / positions * positions]).isIn(0f, 2f);
                }
                anyMixed |= y[0] != y[positions];
            }
            assertThat(anyMixed).isTrue();
        }
    }

    @Test
    void dropPathDropsExamples() {
        float[][] all = ofOnes("Path", "{2, 3, 4}", "@DropPath(p = 0.5)");
        for (float[] y : all) {
            for (float v : y) {
                assertThat(v).isEqualTo(y[0]).isIn(0f, 2f);
            }
        }
        assertThat(Arrays.stream(all).map(y -> y[0])).contains(0f, 2f);
    }

    @Test
    void alphaDropoutOfEverythingIsZero() {
        for (float[] y : ofOnes("AlphaAll", "5", "@AlphaDropout(p = 1) @Allow(\"dropout/everything\")")) {
            assertThat(y).containsOnly(0);
        }
    }

    /** From half to nothing in three steps: then training computes what evaluation does. */
    @Test
    void aRampArrives() {
        Net net = net("Ramped", "6", """
                @Dropout(p = 0) @Ramp(from = 0.5, steps = 3) Identity drop();
                @Layer(out = 4) Linear fc();
                """);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 3);
        float[] inputs = Examples.floats(1, EXAMPLES * 6);
        for (int step = 0; step < 5; step++) {
            TrainPass<Object> pass = run.forwardTrain(inputs);
            boolean isPlain =
                    Arrays.equals(pass.output(), net.forwardEval(inputs).values());
            assertThat(isPlain).as("step " + step).isEqualTo(step >= 3);
            run.backward(run.loss(pass, net.targets(step, EXAMPLES)));
            run.update();
        }
    }

    @Test
    void aScheduleDecidesAtEachStep() {
        String nodes = """
                @GaussianNoise(std = 0.5, adjustable = true) Identity drop();
                @Layer(out = 4) Linear fc();
                """;
        Net net = net("ByStep", "6", nodes);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 3);
        float[] inputs = Examples.floats(1, EXAMPLES * 6);
        net.schedule("drop", step -> step % 2);
        for (int step = 0; step < 4; step++) {
            boolean isPlain = Arrays.equals(
                    run.forwardTrain(inputs).output(), net.forwardEval(inputs).values());
            assertThat(isPlain).as("step " + step).isEqualTo(step % 2 == 0);
            run.trainStep(inputs, net.targets(step, EXAMPLES));
        }
        net.schedule("drop", RateSchedule.linear(0, -8, 8));
        String before = net.digest();
        assertThatThrownBy(() -> run.trainStep(inputs, net.targets(4, EXAMPLES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the rate of drop at step 4")
                .hasMessageContaining("-4.0");
        assertThat(net.digest()).isEqualTo(before);
        assertThatThrownBy(() -> net.rate("drop", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dropoutOnAnInputIsAugmentation() {
        Net net = Compiled.ofSource("Augmented", """
                        import synapt.annotation.*;
                        import synapt.layer.*;

                        @Network
                        @Allow("dropout/last")
                        public interface Augmented {
                            @Input(shape = 8) @Dropout(p = 0.5) InputLayer x();
                            @Output(loss = LossFunction.NONE) Identity out();
                        }
                        """).create(1, Backend.threads(1));
        float[] inputs = Examples.floats(1, EXAMPLES * 8);
        assertThat(net.forwardEval(inputs).values()).isEqualTo(inputs);
        float[] sample = net.forwardMc(inputs, 1, 5).values();
        for (int i = 0; i < inputs.length; i++) {
            assertThat(sample[i]).isIn(0f, -0f, 2 * inputs[i]);
        }
        assertThat(sample).contains(0f).isNotEqualTo(new float[inputs.length]);
    }

    /** One weight for each output: what a step drops is zero for all examples, what it keeps is doubled, and the gradient follows. */
    @Test
    void dropConnectDropsWeights() {
        Net net = net("Connected", "1", """
                @Output(loss = LossFunction.NONE) @DropConnect(p = 0.5, adjustable = true)
                @Layer(out = 40, bias = false) Linear fc();
                """);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 3);
        float[] ones = new float[EXAMPLES];
        Arrays.fill(ones, 1);
        float[] weights = net.parameters().get("fc.weight");
        assertThat(net.forwardEval(ones).values()).startsWith(weights);
        TrainPass<Object> pass = run.forwardTrain(ones);
        float[] dy = new float[EXAMPLES * 40];
        Arrays.fill(dy, 1);
        float[] y = pass.output();
        run.backward(run.loss(pass, dy));
        double[] gradient = run.gradientOf("fc.weight");
        for (int i = 0; i < y.length; i++) {
            assertThat(y[i]).isEqualTo(y[i % 40]).isIn(0f, 2 * weights[i % 40]);
            assertThat(gradient[i % 40]).isEqualTo(y[i % 40] == 0 ? 0 : 2 * EXAMPLES);
        }
        assertThat(gradient).contains(0, 2 * EXAMPLES);
        net.rate("fcWeights", 0);
        assertThat(run.forwardTrain(ones).output()).startsWith(weights);
        net.rate("fcWeights", 0.5);
        assertThat(run.forwardTrain(ones).output()).isEqualTo(y);
        pass = run.forwardTrain(ones);
        run.backward(run.loss(pass, dy));
        run.update();
        float[] next = run.forwardTrain(ones).output();
        assertThat(IntStream.range(0, 40)
                        .filter(i -> (next[i] == 0) != (y[i] == 0))
                        .count())
                .isPositive();
    }

    /** Each sample of a Monte Carlo pass has weights of its own, for all its examples; batch normalisation is folded into them. */
    @Test
    void dropConnectIsSampled() {
        Net net = net("ConnectedSamples", "1", """
                @DropConnect(p = 0.5) @Layer(out = 40, bias = false) @BatchNorm Linear fc();
                """);
        float[] ones = new float[EXAMPLES];
        Arrays.fill(ones, 1);
        float[] whole = net.forwardEval(ones).values();
        float[] samples = net.forwardMc(ones, 2, 5).values();
        int differences = 0;
        for (int i = 0; i < EXAMPLES * 40; i++) {
            assertThat(samples[i]).isEqualTo(samples[i % 40]).isIn(0f, 2 * whole[i]);
            differences += samples[i] == samples[EXAMPLES * 40 + i] ? 0 : 1;
        }
        assertThat(differences).isPositive();
        assertThat(net.forwardMc(ones, 2, 5, McMasks.SHARED).values()).isEqualTo(samples);
        assertThat(net.forwardEval(ones).values()).isEqualTo(whole);
        assertThat(net.forwardEval(new float[] {1}).values()).isEqualTo(Arrays.copyOf(whole, 40));
    }

    /** Of many weights, the share of the rate is dropped, by decisions that neither repeat nor follow each other. */
    @Test
    void dropConnectHasItsRate() {
        Net net = net("ConnectedMany", "500", """
                @Output(loss = LossFunction.NONE) @DropConnect(p = 0.3) @Layer(out = 200, bias = false) Linear fc();
                """);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), 1, 3);
        float[] ones = new float[500];
        Arrays.fill(ones, 1);
        float[] dy = new float[200];
        Arrays.fill(dy, 1);
        run.backward(run.loss(run.forwardTrain(ones), dy));
        double[] gradient = run.gradientOf("fc.weight");
        int n = gradient.length;
        double dropped = Arrays.stream(gradient).filter(g -> g == 0).count();
        assertThat(dropped / n).isBetween(0.3 - 0.006, 0.3 + 0.006);
        for (int lag : new int[] {1, 4, 16, 64, 500}) {
            double both = IntStream.range(lag, n)
                    .filter(i -> gradient[i] == 0 && gradient[i - lag] == 0)
                    .count();
            assertThat(both / (n - lag)).as("lag " + lag).isBetween(0.09 - 0.006, 0.09 + 0.006);
        }
    }

    @Test
    void sharedMasksAreThoseOfTheFirstExample() {
        Net net = net("Shared", "6", """
                @Dropout(p = 0.5) Identity drop();
                @Layer(out = 9) @Activation(ActivationFunction.TANH) @GaussianDropout(p = 0.2) Linear fc1();
                @Layer(out = 4) Linear fc2();
                """);
        float[] one = Examples.floats(1, 6);
        float[] same = new float[EXAMPLES * 6];
        for (int i = 0; i < same.length; i++) {
            same[i] = one[i % 6];
        }
        float[] alone = net.forwardMc(one, 3, 5).values();
        float[] shared = net.forwardMc(same, 3, 5, McMasks.SHARED).values();
        for (int i = 0; i < shared.length; i++) {
            assertThat(shared[i]).isEqualTo(alone[i / (EXAMPLES * 4) * 4 + i % 4]);
        }
        assertThat(net.forwardMc(same, 3, 5, McMasks.OWN).values())
                .isEqualTo(net.forwardMc(same, 3, 5).values())
                .isNotEqualTo(shared);
    }
}
