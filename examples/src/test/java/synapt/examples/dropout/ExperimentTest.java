package synapt.examples.dropout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.Backend;
import synapt.kernel.KernelProvider;
import synapt.train.Examples;
import synapt.train.Schedule;
import synapt.train.Sgd;
import synapt.train.StepLr;

/** An experiment that dies at any step and is started again leaves the files of one that lived. */
class ExperimentTest {

    private static final int FEATURES = 3 * 32 * 32;
    private static final int BATCH = 16;
    private static final int EPOCHS = 4;
    private static final int EVERY = 2;
    private static final Schedule SCHEDULE = StepLr.of(2, 0.5);

    /** What depends on time, or on drawing. */
    private static final Set<String> OTHERS = Set.of("seconds", "png", "svg");

    private static final Examples<int[]> TRAIN = examples(40, 1);
    private static final Examples<int[]> TEST = examples(20, 2);
    private static final int EPOCH_STEPS = 3;

    private static final List<Contender> TWO = DropoutLeNets.ALL.subList(2, 4);

    @TempDir
    private Path temporary;

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Examples<int[]> examples(int count, long seed) {
        Random random = new Random(seed);
        float[] inputs = new float[count * FEATURES];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 10;
            for (int j = 0; j < FEATURES; j++) {
                inputs[i * FEATURES + j] = (float) (0.2 * labels[i] - 1 + 0.3 * random.nextGaussian());
            }
        }
        return Examples.of(inputs, FEATURES, labels);
    }

    private static void run(Path folder, int epochs, int threads, Schedule schedule) throws IOException {
        run(TWO, folder, epochs, threads, schedule);
    }

    private static void run(List<Contender> contenders, Path folder, int epochs, int threads, Schedule schedule)
            throws IOException {
        Files.createDirectories(folder);
        Backend backend = Backend.of(KernelProvider.scalar(), threads);
        Recipe recipe = new Recipe(epochs, EVERY, BATCH, Sgd.of(0.05).momentum(0.9), schedule, 7, backend);
        new Experiment(recipe, TRAIN, TEST, folder, 1).run(contenders);
    }

    private static Schedule dyingAt(int step) {
        return (base, epoch, now) -> {
            if (now == step) {
                throw new Died();
            }
            return SCHEDULE.rate(base, epoch, now);
        };
    }

    /** All that must be the same, by name. */
    private static SortedMap<String, String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !OTHERS.contains(f.toString().replaceFirst(".*\\.", "")))
                    .collect(Collectors.toMap(
                            f -> f.getFileName().toString(), ExperimentTest::content, (a, b) -> a, TreeMap::new));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void goesOnFromWhereverItDied() throws IOException {
        Path whole = temporary.resolve("whole");
        run(whole, EPOCHS, 1, SCHEDULE);
        SortedMap<String, String> expected = files(whole);
        assertThat(expected.keySet())
                .containsExactly(
                        "C.checkpoint",
                        "C.csv",
                        "C.safetensors",
                        "D.checkpoint",
                        "D.csv",
                        "D.safetensors",
                        "results.csv");

        Path again = temporary.resolve("again");
        for (Contender contender : TWO) {
            for (int step = 0; step < EPOCHS * EPOCH_STEPS; step++) {
                int dies = step;
                assertThatThrownBy(() -> run(List.of(contender), again, EPOCHS, 1 + dies % 3, dyingAt(dies)))
                        .isInstanceOf(Died.class);
            }
        }
        run(again, EPOCHS, 2, SCHEDULE);
        assertThat(files(again)).isEqualTo(expected);
    }

    /** Killed after an epoch was measured, and before its checkpoint was written. */
    @Test
    void measuresAgainWhatTheCheckpointDoesNotKnow() throws IOException {
        Path folder = temporary.resolve("out");
        run(folder, EVERY, 1, SCHEDULE);
        for (String name : List.of("C.checkpoint", "D.checkpoint")) {
            Files.copy(folder.resolve(name), temporary.resolve(name));
        }
        run(folder, EPOCHS, 1, SCHEDULE);
        SortedMap<String, String> expected = files(folder);
        for (String name : List.of("C.checkpoint", "D.checkpoint")) {
            Files.copy(temporary.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        run(folder, EPOCHS, 1, SCHEDULE);
        assertThat(files(folder)).isEqualTo(expected);
    }

    @Test
    void refusesACheckpointOfAnotherNetwork() throws IOException {
        Path folder = temporary.resolve("out");
        run(folder, EVERY, 1, SCHEDULE);
        Files.copy(folder.resolve("D.checkpoint"), folder.resolve("C.checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> run(folder, EPOCHS, 1, SCHEDULE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found a checkpoint of another network; since then\n  fc2 was Linear(84, 10) of")
                .hasMessageContaining("fc1's drop was removed: Dropout(0.5) of fc1's act");
    }

    @Test
    void refusesAnotherSchedule() throws IOException {
        Path folder = temporary.resolve("out");
        run(folder, EPOCHS, 1, SCHEDULE);
        assertThatThrownBy(() -> run(folder, EPOCHS + EVERY, 1, Schedule.constant()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("had the rate 0.025, but the schedule of this trainer gives it 0.05");
    }
}
