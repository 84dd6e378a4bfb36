package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.Loss;
import synapt.StalePassException;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.train.Sgd;

/** What types catch does not compile; what they can't is refused by name. */
class MisuseTest {

    private static final String CONFUSED = """
            import synapt.*;
            import synapt.annotation.*;
            import synapt.layer.*;
            import synapt.train.*;

            class Confused {
                @Network(input = 4) interface A { @Layer(out = 3) @Activation(ActivationFunction.RELU) @Dropout(p = 0.5) Linear fc1(); @Layer(out = 2) Linear fc2(); }
                @Network(input = 4) interface B { @Layer(out = 3) @Activation(ActivationFunction.RELU) Linear fc1(); @Layer(out = 2) Linear fc2(); }
                @Network(input = 4) interface C { @Layer(out = 2) @Output(loss = LossFunction.MSE) Linear fc(); }

                static void use(
                        CompiledConfused_A a, CompiledConfused_B b, CompiledConfused_C c,
                        CompiledConfused_A.Training run, CompiledConfused_B.Training other, CompiledConfused_C.Training squares,
                        float[] x, int[] y, float[] rows) {
                    %s
                }
            }
            """;

    static Stream<Arguments> confusions() {
        return Stream.of(
                Arguments.of(
                        "run.loss(a.forwardEval(x), y);",
                        "incompatible types: synapt.EvalResult cannot be converted to synapt.TrainPass<Confused.A>"),
                Arguments.of(
                        "run.backward(a.forwardEval(x));",
                        "incompatible types: synapt.EvalResult cannot be converted to synapt.Loss<Confused.A>"),
                Arguments.of(
                        "run.backward(a.forwardMc(x, 2, 1));",
                        "incompatible types: synapt.McResult cannot be converted to synapt.Loss<Confused.A>"),
                Arguments.of(
                        "run.backward(run.forwardTrain(x));",
                        "incompatible types: synapt.TrainPass<Confused.A> cannot be converted to synapt.Loss<Confused.A>"),
                Arguments.of(
                        "run.backward(other.loss(other.forwardTrain(x), y));",
                        "incompatible types: synapt.Loss<Confused.B> cannot be converted to synapt.Loss<Confused.A>"),
                Arguments.of(
                        "run.loss(other.forwardTrain(x), y);",
                        "incompatible types: synapt.TrainPass<Confused.B> cannot be converted to synapt.TrainPass<Confused.A>"),
                Arguments.of(
                        "b.forwardMc(x, 2, 1);",
                        "cannot find symbol\n  symbol:   method forwardMc(float[],int,int)\n  location: variable b of type CompiledConfused_B"),
                Arguments.of(
                        "run.loss(run.forwardTrain(x), rows);",
                        "incompatible types: float[] cannot be converted to int[]"),
                Arguments.of(
                        "squares.trainStep(x, y);",
                        "no suitable method found for trainStep(float[],int[])\n"
                                + "    method synapt.TrainingRun.trainStep(float[],float[]) is not applicable\n"
                                + "      (argument mismatch; int[] cannot be converted to float[])\n"
                                + "    method synapt.TrainingRun.trainStep(int[],float[]) is not applicable\n"
                                + "      (argument mismatch; float[] cannot be converted to int[])"),
                Arguments.of(
                        "EvalResult r = run.forwardTrain(x);",
                        "incompatible types: synapt.TrainPass<Confused.A> cannot be converted to synapt.EvalResult"),
                Arguments.of(
                        "EvalResult r = a.forwardMc(x, 2, 1);",
                        "incompatible types: synapt.McResult cannot be converted to synapt.EvalResult"),
                Arguments.of(
                        "a.forwardTrain(x);",
                        "cannot find symbol\n  symbol:   method forwardTrain(float[])\n  location: variable a of type CompiledConfused_A"),
                Arguments.of(
                        "run.forwardEval(x);",
                        "cannot find symbol\n  symbol:   method forwardEval(float[])\n  location: variable run of type CompiledConfused_A.Training"),
                Arguments.of(
                        "a.rates();",
                        "cannot find symbol\n  symbol:   method rates()\n  location: variable a of type CompiledConfused_A"),
                Arguments.of(
                        "new Loss<Confused.A>(null, 0, 0, 0, null, null);",
                        "Loss(synapt.TrainPass<N>,double,int,long,double[],double[][]) is not public in synapt.Loss; cannot be accessed from outside package"),
                Arguments.of(
                        "new CompiledConfused_A(null, 0);",
                        "CompiledConfused_A(synapt.Backend,long) has private access in CompiledConfused_A"));
    }

    @ParameterizedTest
    @MethodSource("confusions")
    void doesNotCompile(String statement, String message) {
        var compiler = new Compiled.Compiler().compile("Confused", CONFUSED.formatted(statement));
        assertThat(compiler.success()).isFalse();
        assertThat(compiler.messages()).containsExactly("15: " + message);
    }

    /** Else the above would prove nothing. */
    @Test
    void rightUseCompiles() {
        var compiler = new Compiled.Compiler().compile("Confused", CONFUSED.formatted("""
                run.backward(run.loss(run.forwardTrain(x), y));
                run.update();
                squares.trainStep(x, rows);
                EvalResult r = a.forwardEval(x);
                McResult mc = a.forwardMc(x, 2, 1);
                """));
        assertThat(compiler.messages()).isEmpty();
    }

    private final Net net = Compiled.of("Single").create(1, Backend.threads(1));
    private final float[] inputs = Examples.floats(1, 4 * 3);
    private final int[] labels = {0, 1, 1, 0};
    private TrainingRun<Object, Object, ?> run;
    private String before;

    @BeforeEach
    void start() {
        run = net.training(Sgd.of(0.1), 4, 0);
        before = net.digest();
    }

    private void stale(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isExactlyInstanceOf(StalePassException.class).hasMessage(message);
    }

    private void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(net.digest()).isEqualTo(before);
        assertThat(run.step()).isZero();
        run.trainStep(inputs, labels);
    }

    @Test
    void backwardTwice() {
        Loss<Object> loss = run.loss(run.forwardTrain(inputs), labels);
        run.backward(loss);
        stale(() -> run.backward(loss), "this pass was used up by backward; call forwardTrain again");
        run.update();
        stale(() -> run.backward(loss), "this pass was used up by backward; call forwardTrain again");
    }

    @Test
    void lossAfterBackward() {
        TrainPass<Object> pass = run.forwardTrain(inputs);
        run.backward(run.loss(pass, labels));
        stale(() -> run.loss(pass, labels), "this pass was used up by backward; call forwardTrain again");
        stale(pass::output, "this pass was used up by backward; call forwardTrain again");
    }

    @Test
    void passOfAnEarlierForward() {
        TrainPass<Object> pass = run.forwardTrain(inputs);
        Loss<Object> loss = run.loss(pass, labels);
        run.forwardTrain(inputs);
        String message = "this pass is stale: forwardTrain or trainStep was called again after it";
        stale(() -> run.loss(pass, labels), message);
        stale(() -> run.backward(loss), message);
        stale(pass::output, message);
        TrainPass<Object> second = run.forwardTrain(inputs);
        run.trainStep(inputs, labels);
        stale(() -> run.loss(second, labels), message);
    }

    @Test
    void lossOfOtherTargets() {
        TrainPass<Object> pass = run.forwardTrain(inputs);
        Loss<Object> first = run.loss(pass, labels);
        Loss<Object> second = run.loss(pass, new int[] {1, 0, 0, 1});
        stale(() -> run.backward(first), "this loss is stale: loss was called again after it");
        run.backward(second);
        run.update();
    }

    @Test
    void passOfAnotherRun() {
        TrainingRun<Object, Object, ?> other = net.training(Sgd.of(0.1), 4, 0);
        TrainPass<Object> pass = other.forwardTrain(inputs);
        run.forwardTrain(inputs);
        String message = "this pass is of another training run; use the run whose forwardTrain returned it";
        stale(() -> run.loss(pass, labels), message);
        stale(() -> run.backward(other.loss(pass, labels)), message);
    }

    @Test
    void weightsChangedAfterThePass() {
        TrainPass<Object> pass = run.forwardTrain(inputs);
        net.parameters().set("fc.bias", new float[] {1, 2});
        stale(
                () -> run.loss(pass, labels),
                "this pass is stale: the weights were changed after it, by another training run, load or set");
        Loss<Object> loss = run.loss(run.forwardTrain(inputs), labels);
        net.training(Sgd.of(0.1), 4, 0).trainStep(inputs, labels);
        stale(
                () -> run.backward(loss),
                "this pass is stale: the weights were changed after it, by another training run, load or set");
    }

    @Test
    void updateWithoutBackward() {
        String message = "there are no new gradients; call backward before update";
        stale(run::update, message);
        TrainPass<Object> pass = run.forwardTrain(inputs);
        stale(run::update, message);
        run.backward(run.loss(pass, labels));
        run.update();
        stale(run::update, message);
        run.trainStep(inputs, labels);
        stale(run::update, message);
        assertThat(run.step()).isEqualTo(2);
    }

    @Test
    void gradientsBeforeBackward() {
        Net asked = Compiled.of("InputGradient").create(1, Backend.threads(1));
        TrainingRun<Object, Object, ?> r = asked.training(Sgd.of(0.1), 4, 0);
        String message =
                "there are no gradients of this kind; call backward before asking for them, trainStep does not keep them";
        stale(r::inputGradient, message);
        r.trainStep(Examples.floats(1, 4 * 72), asked.targets(1, 4));
        stale(r::inputGradient, message);
        TrainPass<Object> pass = r.forwardTrain(Examples.floats(1, 4 * 72));
        stale(r::inputGradient, message);
        r.backward(r.loss(pass, asked.targets(1, 4)));
        assertThat(r.inputGradient()).hasSize(4 * 72);
        r.update();
        assertThat(r.inputGradient()).hasSize(4 * 72);
    }

    @Test
    void inputGradientNotDeclared() {
        run.backward(run.loss(run.forwardTrain(inputs), labels));
        assertThatThrownBy(run::inputGradient)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the input's gradient is not computed; declare the input with @Input(shape = ..., gradient = true)");
    }

    @Test
    void batchTooLarge() {
        String message =
                "a step of this run takes 1 to 4 examples, but was given 5; its limit was set in training(optimizer, 4)";
        refused(() -> run.forwardTrain(new float[15]), message);
        run = net.training(Sgd.of(0.1), 4, 0);
        before = net.digest();
        refused(() -> run.trainStep(new float[15], new int[5]), message);
    }

    @Test
    void batchTooSmallForBatchNorm() {
        Net norms = Compiled.of("Norms").create(1, Backend.threads(1));
        assertThatThrownBy(() -> norms.training(Sgd.of(0.1), 4, 0).forwardTrain(new float[128]))
                .hasMessage(
                        "batch normalisation of single values needs at least 2 examples in a step, but was given 1");
        assertThatThrownBy(() -> norms.training(Sgd.of(0.1), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "batch normalisation of single values needs at least 2 examples in a step, but maxBatch is 1;"
                                + " use training(optimizer, 2) or more");
    }

    /** Wherever the normalisation stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Layer(out = 3) @BatchNorm Linear fc();",
                "@Layer(out = 3) Linear fc(); BatchNorm1d norm();",
                "@Layer(repeat = 2) java.util.List<Part> parts();",
                "@Layer(size = {4, 1, 1}) Reshape image(); BatchNorm2d norm(); @Layer Flatten flat();",
                "@Layer(size = {4, 1, 1, 1}) Reshape volume(); @Layer(out = 2, kernel = 1) @BatchNorm Conv3d conv();"
                        + " @Layer Flatten flat();"
            })
    void batchOfOneForBatchNorm(String nodes) {
        Net norms = Compiled.ofSource("Model", """
                        import synapt.annotation.*;
                        import synapt.layer.*;

                        @Network(input = 4)
                        public interface Model {
                            %s
                            @Layer(out = 2) Linear answer();

                            @Block
                            interface Part {
                                @Layer(out = 4) @BatchNorm Linear inside();
                            }
                        }
                        """.formatted(nodes)).create(1, Backend.threads(1));
        assertThatThrownBy(() -> norms.training(Sgd.of(0.1), 1, 0))
                .hasMessageStartingWith("batch normalisation of single");
        assertThat(norms.training(Sgd.of(0.1), 2, 0).trainStep(new float[8], new int[2]))
                .isFinite();
    }

    @Test
    void noExamplesAtAll() {
        assertThatThrownBy(() -> net.training(Sgd.of(0.1), 0, 0))
                .hasMessage("a batch has at least 1 example, but maxBatch is 0");
        refused(
                () -> run.forwardTrain(new float[0]),
                "an example has 3 numbers, but the inputs have 0, which is not a multiple of it");
    }

    @Test
    void inputsOfAnotherSize() {
        String message = "an example has 3 numbers, but the inputs have 7, which is not a multiple of it";
        assertThatThrownBy(() -> net.forwardEval(new float[7])).hasMessage(message);
        assertThatThrownBy(() -> net.evaluator(9).evaluate(new float[7], new float[9]))
                .hasMessage(message);
        refused(() -> run.trainStep(new float[7], labels), message);
    }

    @Test
    void fewerInputsThanExamples() {
        refused(
                () -> run.trainStep(new float[6], labels, 3),
                "3 examples of 3 numbers are 9, but the inputs have only 6");
    }

    @Test
    void labelsThatDoNotExist() {
        refused(
                () -> run.trainStep(inputs, new int[] {0, 1, 2, 0}),
                "label 2 is 2, but the network has 2 classes: labels are 0 to 1");
        run = net.training(Sgd.of(0.1), 4, 0);
        TrainPass<Object> pass = run.forwardTrain(inputs);
        assertThatThrownBy(() -> run.loss(pass, new int[] {-1, 1, 1, 0}))
                .hasMessage("label 0 is -1, but the network has 2 classes: labels are 0 to 1");
        run.backward(run.loss(pass, labels));
    }

    @Test
    void anotherNumberOfLabels() {
        refused(() -> run.trainStep(inputs, new int[3]), "there are 4 examples, but targets for 3");
        run = net.training(Sgd.of(0.1), 4, 0);
        before = net.digest();
        refused(() -> run.trainStep(inputs, new int[5]), "there are 4 examples, but targets for 5");
        run = net.training(Sgd.of(0.1), 4, 0);
        before = net.digest();
        refused(() -> run.loss(run.forwardTrain(inputs), new int[5]), "there are 4 examples, but targets for 5");
    }

    @Test
    void rowsThatAreNoRows() {
        Net squares = Compiled.of("Regression").create(1, Backend.threads(1));
        assertThatThrownBy(() -> squares.training(Sgd.of(0.1), 4, 0).trainStep(new float[12], new float[3], 1))
                .hasMessage("an example has 2 targets, but there are 3, which is not a multiple of it");
    }

    @Test
    void evaluatorTooSmall() {
        assertThatThrownBy(() -> net.evaluator(0))
                .hasMessage("an evaluator takes at least 1 example, but maxBatch is 0");
        assertThatThrownBy(() -> net.evaluator(2).evaluate(new float[9], new float[6]))
                .hasMessage("this evaluator takes up to 2 examples, but was given 3");
        assertThatThrownBy(() -> net.evaluator(3).evaluate(new float[9], new float[5]))
                .hasMessage("3 examples have 6 outputs, but there is room for 5");
        assertThatThrownBy(() -> net.predict(new float[6]))
                .hasMessage("predict takes one example, but was given 2; use forwardEval for more");
    }

    @Test
    void numbersOutOfRange() {
        assertThatThrownBy(() -> run.setRate(-1))
                .hasMessage("a learning rate is finite and at least 0, but it is -1.0");
        assertThatThrownBy(
                        () -> Compiled.of("Rates").create(1, Backend.threads(1)).rate("fc1", 1.5))
                .hasMessage(
                        "the rate of fc1 at step 0: a dropout rate is the probability of dropping and lies between 0 and 1, but it is 1.5");
        assertThatThrownBy(
                        () -> Compiled.of("Mlp").create(1, Backend.threads(1)).forwardMc(new float[20], 0, 1))
                .hasMessage("forwardMc needs at least 1 sample, but was asked for 0");
        assertThatThrownBy(() -> Backend.threads(0)).hasMessage("a backend needs at least 1 thread, but was given 0");
        assertThatThrownBy(() -> run.gradientOf("fc.wight"))
                .hasMessage("there is no tensor \"fc.wight\" in this network; it has "
                        + String.join(", ", List.of("fc.weight", "fc.bias")));
    }
}
