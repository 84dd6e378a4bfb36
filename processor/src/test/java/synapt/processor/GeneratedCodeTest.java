package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synapt.Backend;
import synapt.Loss;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.train.Sgd;

/** The generated file of each network in {@code networks}: byte for byte, and at work. Compiling says nothing under -Xlint:all. */
class GeneratedCodeTest {

    static List<String> networks() {
        return Compiled.names();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isAsExpected(String name) {
        Golden.check(
                Path.of("src", "test", "resources", "expected", name + ".txt"),
                Compiled.of(name).generated());
    }

    /** The fused step against the four calls, and a network that was saved and loaded against the one it was. */
    @ParameterizedTest
    @MethodSource("networks")
    void trainsEvaluatesAndIsSaved(String name, @TempDir Path folder) {
        int examples = name.equals("LeNet5") ? 3 : 18;
        Net fused = Compiled.of(name).create(1, Backend.threads(2));
        Net separate = Compiled.of(name).create(1, Backend.threads(2));
        String start = fused.digest();
        TrainingRun<Object, Object, ?> fusedRun = fused.training(Sgd.of(0.05).momentum(0.9), examples, 5);
        TrainingRun<Object, Object, ?> run = separate.training(Sgd.of(0.05).momentum(0.9), examples, 5);
        for (int step = 0; step < 2; step++) {
            float[] inputs = Examples.floats(step, examples * fused.features());
            Object targets = fused.targets(step, examples);
            float loss = fusedRun.trainStep(inputs, targets);

            TrainPass<Object> pass = run.forwardTrain(inputs);
            Loss<Object> separateLoss = run.loss(pass, targets);
            run.backward(separateLoss);
            run.update();

            assertThat(separateLoss.value()).isEqualTo(loss).isFinite();
            assertThat(separateLoss.correct()).isEqualTo(fusedRun.correct());
            assertThat(run.step()).isEqualTo(step + 1).isEqualTo(fusedRun.step());
            assertThat(separate.digest()).isEqualTo(fused.digest()).isNotEqualTo(start);
        }

        Path file = folder.resolve("weights.safetensors");
        fused.save(file);
        Net loaded = Compiled.of(name).load(file, Backend.threads(1));
        float[] inputs = Examples.floats(9, examples * fused.features());
        assertThat(loaded.digest()).isEqualTo(fused.digest());
        assertThat(loaded.forwardEval(inputs).values())
                .isEqualTo(fused.forwardEval(inputs).values());
    }
}
