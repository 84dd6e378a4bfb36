package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.io.FileFormatException;

/** A trainer that was stopped anywhere goes on as if it had not been. */
class TrainerCheckpointTest {

    private static final int COUNT = 22;
    private static final int BATCH = 4;
    private static final int EPOCHS = 4;
    private static final int STEPS = EPOCHS * 6;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void placeTheFile() {
        file = folder.resolve("run.safetensors");
    }

    private static Examples<int[]> numbers(int count) {
        float[] inputs = new float[count];
        IntStream.range(0, count).forEach(i -> inputs[i] = i);
        return Examples.of(
                inputs,
                1,
                IntStream.range(0, count).map(i -> i % 3 == 0 ? i : 0).toArray());
    }

    private static RecordingRun newRun() {
        return new RecordingRun(Sgd.of(0.5).momentum(0.5), BATCH, 1);
    }

    /** A schedule of steps and epochs on a base that a plateau lowers; losses fall and rise with the order. */
    private Trainer<int[]> trainer(RecordingRun run) {
        return Trainer.of(run)
                .seed(7)
                .schedule((base, epoch, step) -> base / (1 + epoch) / (1 + step))
                .plateau(ReduceLrOnPlateau.of().patience(0), r -> r.epoch() == 2 ? 5 : 1)
                .checkpoint(file, 1);
    }

    private record StopAt(int step, long[] seen) implements TrainingListener {

        @Override
        public void stepDone(Progress p) {
            seen[0] = p.step();
        }

        @Override
        public boolean wantsStop() {
            return seen[0] >= step;
        }
    }

    private static String shown(EpochResult r) {
        Progress p = r.training();
        return List.of(p.epoch(), p.epochs(), p.step(), p.examples(), p.loss(), p.accuracy(), p.rate(), p.outputs())
                .toString();
    }

    @Test
    void goesOnFromAnyStep() throws IOException {
        RecordingRun whole = newRun();
        List<EpochResult> expected = trainer(whole).fit(numbers(COUNT), EPOCHS);
        byte[] content = Files.readAllBytes(file);
        assertThat(whole.batches).hasSize(STEPS);
        assertThat(whole.rates.get(12) * 13 * 3).isNotEqualTo(whole.rates.get(23) * 24 * 4);
        for (int stop = 1; stop <= STEPS; stop++) {
            Files.deleteIfExists(file);
            RecordingRun first = newRun();
            trainer(first).listener(new StopAt(stop, new long[1])).fit(numbers(COUNT), EPOCHS);
            assertThat(first.step()).isEqualTo(stop);

            RecordingRun second = newRun();
            List<EpochResult> results = trainer(second).resume(file).fit(numbers(COUNT), EPOCHS);
            List<List<Integer>> batches = new ArrayList<>(first.batches);
            batches.addAll(second.batches);
            List<Double> rates = new ArrayList<>(first.rates);
            rates.addAll(second.rates);
            assertThat(batches).as("stopped after %d", stop).isEqualTo(whole.batches);
            assertThat(rates).isEqualTo(whole.rates);
            assertThat(results.stream().map(TrainerCheckpointTest::shown))
                    .containsExactlyElementsOf(
                            expected.stream().map(TrainerCheckpointTest::shown).toList());
            assertThat(Files.readAllBytes(file)).isEqualTo(content);
        }
    }

    /** The same program again: what was done is left out, call by call. */
    @Test
    void leavesOutTheCallsOfFitThatAreDone() throws IOException {
        RecordingRun whole = newRun();
        Trainer<int[]> once = trainer(whole);
        once.fit(numbers(COUNT), 1);
        once.fit(numbers(COUNT), 2);

        Files.delete(file);
        RecordingRun first = newRun();
        Trainer<int[]> stopped = trainer(first);
        stopped.fit(numbers(COUNT), 1);
        stopped.listener(new StopAt(9, new long[1])).fit(numbers(COUNT), 2);

        RecordingRun second = newRun();
        Trainer<int[]> resumed = trainer(second).resume(file);
        assertThat(resumed.fit(numbers(COUNT), 1))
                .extracting(EpochResult::epoch)
                .containsExactly(0);
        assertThat(second.batches).isEmpty();
        assertThat(resumed.fit(numbers(COUNT), 2))
                .extracting(EpochResult::epoch)
                .containsExactly(1, 2);
        assertThat(second.batches).isEqualTo(whole.batches.subList(9, 18));
        assertThat(resumed.fit(numbers(COUNT), 1))
                .extracting(EpochResult::epoch)
                .containsExactly(3);
    }

    @Test
    void writesEverySoManyStepsAndAfterAnEpoch() {
        List<Long> written = new ArrayList<>();
        RecordingRun run = newRun();
        Trainer.of(run)
                .checkpoint(file, 4)
                .listener(new TrainingListener() {
                    @Override
                    public void stepDone(Progress p) {
                        if (Files.exists(file)) {
                            written.add(p.step() - 1);
                            file.toFile().delete();
                        }
                    }
                })
                .fit(numbers(COUNT), 2);
        assertThat(written).containsExactly(4L, 6L, 8L);
        assertThat(file).exists();
    }

    @Test
    void refusesAnotherRun() {
        trainer(newRun()).fit(numbers(COUNT), 1);
        refused(t -> t.seed(8), "found an order of the examples from the seed 7, expected 8, that of this trainer");
        refused(
                Trainer::dropLast,
                "found a run that did not leave out smaller last batches, unlike this trainer's dropLast");
        refused(
                t -> t.schedule(Schedule.constant()),
                "found a run whose step 5 had the rate 0.08333333333333333, but the schedule of this trainer gives it 0.5;"
                        + " set the schedule that the run had, before you resume");
        assertThatThrownBy(() -> Trainer.of(new RecordingRun(Sgd.of(0.5).momentum(0.5), 5, 1))
                        .seed(7)
                        .resume(file))
                .hasMessage(file + ": found a run with batches of 4 examples, expected 5, the maxBatch of this run");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(newRun()).resume(file).fit(numbers(COUNT + 1), 2))
                .withMessage(
                        "the run that was resumed was trained with 22 examples, but there are 23; go on with the same");
        Trainer<int[]> used = trainer(newRun());
        used.fit(numbers(COUNT), 1);
        assertThatIllegalStateException().isThrownBy(() -> used.resume(file));
    }

    /** Which gives all steps so far the same rate. */
    @Test
    void refusesAnotherScheduleThatWillDifferLater() throws IOException {
        Trainer.of(newRun()).schedule(StepLr.of(150, 0.5)).checkpoint(file, 1).fit(numbers(COUNT), 1);
        assertThatThrownBy(
                        () -> Trainer.of(newRun()).schedule(StepLr.of(200, 0.5)).resume(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": found a run with the schedule StepLr[stepSize=150, gamma=0.5], expected"
                        + " StepLr[stepSize=200, gamma=0.5], that of this trainer; set the schedule that the run had,"
                        + " before you resume");
        RecordingRun run = newRun();
        Trainer.of(run).schedule(StepLr.of(150, 0.5)).resume(file);
        assertThat(run.step()).isEqualTo(6);
    }

    private void refused(UnaryOperator<Trainer<int[]>> change, String message) {
        RecordingRun run = newRun();
        assertThatThrownBy(() -> change.apply(trainer(run)).resume(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": " + message);
        assertThat(run.step()).isZero();
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        newRun().save(file);
        assertThatThrownBy(() -> trainer(newRun()).resume(file))
                .hasMessageContaining("found a run that no trainer was at work on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(newRun()).checkpoint(file, 0))
                .withMessage("checkpoints are 1 or more steps apart, but were to be 0");
        assertThatThrownBy(() -> Trainer.of(newRun())
                        .checkpoint(folder.resolve("none").resolve("run"), 1)
                        .fit(numbers(COUNT), 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("does not exist; create it first");
    }
}
