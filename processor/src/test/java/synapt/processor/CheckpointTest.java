package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.io.FileFormatException;
import synapt.random.RateSchedule;
import synapt.train.Adagrad;
import synapt.train.Adam;
import synapt.train.AdamW;
import synapt.train.Group;
import synapt.train.Lion;
import synapt.train.Optimizer;
import synapt.train.RmsProp;
import synapt.train.Sgd;

/** A run that was saved and resumed has the bits of one that went on, and a file that is of another run is refused. */
class CheckpointTest {

    private static final int EXAMPLES = 18;
    private static final int STEPS = 5;

    @TempDir
    private Path folder;

    static List<Optimizer> optimizers() {
        return List.of(
                Sgd.of(0.05),
                Sgd.of(0.05).momentum(0.9).nesterov().weightDecay(1e-3).averaged(0.9),
                Adam.of(0.01),
                AdamW.of(0.01)
                        .groups(Group.vectors().weightDecay(0))
                        .clipNorm(0.5)
                        .averaged(0.5),
                RmsProp.of(0.01).momentum(0.5).centered(),
                Adagrad.of(0.05).initial(0.25).rateDecay(0.1),
                Lion.of(1e-3));
    }

    private static void step(Net net, TrainingRun<Object, Object, ?> run) {
        int number = (int) run.step();
        if (number == 2) {
            run.setRate(run.rate() / 2);
        }
        run.trainStep(Examples.floats(number, EXAMPLES * run.inputFeatures()), net.targets(number, EXAMPLES));
    }

    private static TrainingRun<Object, Object, ?> trained(Net net, Optimizer optimizer, int steps) {
        TrainingRun<Object, Object, ?> run = net.training(optimizer, EXAMPLES, 5);
        for (int i = 0; i < steps; i++) {
            step(net, run);
        }
        return run;
    }

    private Path saved(String network, int steps) throws IOException {
        Path file = folder.resolve(network + steps);
        trained(Compiled.of(network).create(1, Backend.threads(1)), Sgd.of(0.1), steps)
                .save(file);
        return file;
    }

    /** Norms has running statistics, Rates dropouts whose masks follow the step. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void goesOnWithTheSameBits(Optimizer optimizer) throws IOException {
        for (String network : List.of("Norms", "Rates", "Noises")) {
            Path whole = folder.resolve("whole");
            Path part = folder.resolve("part");
            Net one = Compiled.of(network).create(1, Backend.threads(1));
            trained(one, optimizer, STEPS).save(whole);
            for (int at = 0; at <= STEPS; at++) {
                trained(Compiled.of(network).create(1, Backend.threads(2)), optimizer, at)
                        .save(part);
                Net other = Compiled.of(network).create(at + 2, Backend.threads(3));
                TrainingRun<Object, Object, ?> run = trained(other, optimizer, at % 2);
                run.resume(part);
                assertThat(run.step()).isEqualTo(at);
                for (int i = at; i < STEPS; i++) {
                    step(other, run);
                }
                run.save(part);
                assertThat(other.digest()).as(network + " from " + at).isEqualTo(one.digest());
                assertThat(part).as(network + " from " + at).hasSameBinaryContentAs(whole);
            }
        }
    }

    @Test
    void severalInputsAndOutputs() throws IOException {
        String source = Sources.text(Path.of("src", "test", "resources", "several", "DigitAndSize.java"));
        Compiled compiled = Compiled.ofSource("DigitAndSize", source);
        Path file = folder.resolve("several");
        MultiNet saved = MultiNet.of(compiled, 1, Backend.threads(1));
        saved.training(Adam.of(0.1), 4, 3).run().save(file);
        MultiNet resumed = MultiNet.of(compiled, 2, Backend.threads(2));
        resumed.training(Adam.of(0.1), 4, 3).run().resume(file);
        assertThat(resumed.digest()).isEqualTo(saved.digest());
    }

    /** A rate that was set by hand comes back; a schedule must be there. */
    @Test
    void ratesThatWereSet() throws IOException {
        Path file = folder.resolve("rates");
        Net net = Compiled.of("Rates").create(1, Backend.threads(1));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 5);
        net.rate("fc1", 0.125);
        net.schedule("fc2", RateSchedule.linear(0, 0.5, 10));
        step(net, run);
        step(net, run);
        run.save(file);
        step(net, run);

        Net other = Compiled.of("Rates").create(1, Backend.threads(1));
        TrainingRun<Object, Object, ?> resumed = other.training(Sgd.of(0.1), EXAMPLES, 5);
        String start = other.digest();
        assertThatThrownBy(() -> resumed.resume(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining("found a rate of fc2 that followed a schedule; set that schedule before");
        assertThat(other.digest()).isEqualTo(start);
        assertThat(resumed.step()).isZero();
        other.schedule("fc2", RateSchedule.linear(0, 0.5, 10));
        resumed.resume(file);
        step(other, resumed);
        assertThat(other.digest()).isEqualTo(net.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"out = 5", "p = 0.1", "eps = 1e-4", "kernel = 2", "smooth"})
    void aChangedNetworkIsRefusedWithWhatChanged(String change) throws IOException {
        String before = """
                import synapt.annotation.*;
                import synapt.layer.*;
                @Network(input = {1, 6, 6})
                interface Changing {
                    @Layer(out = 4, kernel = 3) @BatchNorm(eps = 1e-5) Conv2d conv1();
                    @Dropout2d(p = 0.5) Identity drop();
                    @Layer Flatten flat();
                    @Layer(out = 3) Linear fc();
                }
                """;
        String after = switch (change) {
            case "out = 5" -> before.replace("out = 4", change);
            case "p = 0.1" -> before.replace("p = 0.5", change);
            case "eps = 1e-4" -> before.replace("eps = 1e-5", change);
            case "kernel = 2" ->
                before.replace("@Layer Flatten", "@Layer(kernel = 2) MaxPool2d pool();\n@Layer Flatten");
            default -> before.replace("Linear fc", "@Output(labelSmoothing = 0.1) Linear fc");
        };
        String expected = switch (change) {
            case "out = 5" ->
                "conv1 was Conv2d(1, 4, kernel 3) of input -> 4x4x4 and is Conv2d(1, 5, kernel 3) of input -> 5x4x4";
            case "p = 0.1" -> "drop's drop was Dropout2d(0.5) of drop -> 4x4x4 and is Dropout2d(0.1) of drop -> 4x4x4";
            case "eps = 1e-4" ->
                "conv1's norm, BatchNorm2d(4) of conv1 -> 4x4x4, was given another value of an option that is not shown here";
            case "kernel = 2" -> "pool was added: MaxPool2d(2) of drop's drop -> 4x2x2";
            default ->
                "loss of fc, CROSS_ENTROPY times 1.0, was given another value of an option that is not shown here";
        };
        Path file = folder.resolve("changing");
        Net old = Compiled.ofSource("Changing", before).create(1, Backend.threads(1));
        old.training(Sgd.of(0.1), EXAMPLES, 5).save(file);
        Net now = Compiled.ofSource("Changing", after).create(2, Backend.threads(1));
        String start = now.digest();
        assertThatThrownBy(() -> now.training(Sgd.of(0.1), EXAMPLES, 5).resume(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining(file + ": found a checkpoint of another network; since then\n  ")
                .hasMessageContaining(expected);
        assertThat(now.digest()).isEqualTo(start);
    }

    @Test
    void anotherRunIsRefused() throws IOException {
        Path file = saved("Rates", 1);
        Net net = Compiled.of("Rates").create(2, Backend.threads(1));
        String start = net.digest();
        assertThatThrownBy(() -> net.training(Sgd.of(0.2), EXAMPLES, 5).resume(file))
                .hasMessage(
                        file + ": found a run of the optimiser Sgd[rate=0.1, momentum=0.0, weightDecay=0.0,"
                                + " isNesterov=false], expected Sgd[rate=0.2, momentum=0.0, weightDecay=0.0, isNesterov=false]");
        assertThatThrownBy(() -> net.training(Sgd.of(0.1), EXAMPLES, 6).resume(file))
                .hasMessage(file + ": found a run with masks drawn from the seed 5, expected 6; give"
                        + " training(optimizer, maxBatch, seed) that one");
        Path weights = folder.resolve("weights");
        net.save(weights);
        assertThatThrownBy(() -> net.training(Sgd.of(0.1), EXAMPLES, 5).resume(weights))
                .hasMessageContaining("weights alone are for the network's load");
        assertThat(net.digest()).isEqualTo(start);
        net.training(Sgd.of(0.1).microBatches(16), EXAMPLES, 5).resume(file);
        assertThat(net.digest()).isNotEqualTo(start);
    }

    /** Any byte, and any length. */
    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path file = saved("Rates", 1);
        byte[] bytes = Files.readAllBytes(file);
        Net net = Compiled.of("Rates").create(2, Backend.threads(1));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 5);
        String start = net.digest();
        for (int at = 0; at < bytes.length; at += 31) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Path bad = Files.write(folder.resolve("bad"), damaged);
            assertThatThrownBy(() -> run.resume(bad)).as("byte " + at).isInstanceOf(FileFormatException.class);
            Files.write(bad, Arrays.copyOf(bytes, at));
            assertThatThrownBy(() -> run.resume(bad)).as("length " + at).isInstanceOf(FileFormatException.class);
        }
        assertThat(net.digest()).isEqualTo(start);
        run.resume(file);
    }
}
