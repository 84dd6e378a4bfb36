package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synapt.NonFiniteException;
import synapt.data.Augmentation;
import synapt.data.Dataset;
import synapt.data.Images;
import synapt.data.Normalization;
import synapt.data.Shuffle;

class TrainerTest {

    /** Makes a byte the number that it is. */
    private static final Normalization AS_IS = Normalization.of(0, 1 / 255.0);

    private final RecordingRun run = new RecordingRun(0.5, 4, 1);

    /** Example i is the number i, as bytes, labelled i. */
    private static Examples<int[]> numbers(int count) {
        byte[] pixels = new byte[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = (byte) i;
        }
        return Examples.of(
                new Dataset(
                        new Images(count, 1, 1, 1, pixels),
                        IntStream.range(0, count).toArray()),
                AS_IS);
    }

    private static List<Integer> order(long seed, int epoch, int count) {
        int[] order = new int[count];
        Shuffle.order(seed, epoch, order);
        return Arrays.stream(order).boxed().toList();
    }

    @Test
    void visitsExamplesInTheOrderOfSeedAndEpochWithASmallerBatchAtTheEnd() {
        Trainer.of(run).seed(7).fit(numbers(200), 2);
        assertThat(run.batches).hasSize(100);
        assertThat(run.batches.stream().flatMap(List::stream).limit(200)).containsExactlyElementsOf(order(7, 0, 200));
        assertThat(run.batches.stream().flatMap(List::stream).skip(200)).containsExactlyElementsOf(order(7, 1, 200));
        assertThat(order(7, 0, 200)).isNotEqualTo(order(7, 1, 200)).isNotEqualTo(order(8, 0, 200));

        run.batches.clear();
        Trainer.of(run).seed(7).fit(numbers(10), 1);
        assertThat(run.batches).extracting(List::size).containsExactly(4, 4, 2);
        assertThat(run.batches.stream().flatMap(List::stream)).containsExactlyElementsOf(order(7, 0, 10));
    }

    /** The augmentation here gives an image's place in its batch to nothing: 10 times the number, and 1 to 4 of the bits. */
    @Test
    void changesImagesBySeedEpochAndNumber() {
        Dataset data = new Dataset(new Images(5, 1, 1, 1, new byte[] {0, 1, 2, 3, 4}), new int[5]);
        Augmentation augmentation =
                (images, image, bits, to, at) -> to[at] = (byte) (10 * images.pixels()[image] + (bits & 3) + 1);
        Trainer.of(run).seed(7).fit(Examples.of(data, AS_IS, augmentation), 3);
        List<Integer> expected = new ArrayList<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int i : order(7, epoch, 5)) {
                expected.add(10 * i + (int) (Augmentation.bits(7, epoch, i) & 3) + 1);
            }
        }
        assertThat(run.batches.stream().flatMap(List::stream)).containsExactlyElementsOf(expected);
        assertThat(data.images().pixels()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void takesFloatsInTheSameOrder() {
        float[] inputs = new float[10];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = i;
        }
        List<EpochResult> results = Trainer.of(run)
                .fit(Examples.of(inputs, 1, IntStream.range(0, 10).toArray()), 1);
        assertThat(run.batches.stream().flatMap(List::stream)).containsExactlyElementsOf(order(0, 0, 10));
        assertThat(results.getFirst().training().accuracy()).isEqualTo(1);
    }

    @Test
    void weighsEachExampleAlikeInLossAndAccuracy() {
        int[] labels = IntStream.range(0, 10).map(i -> i < 7 ? i : 9 - i).toArray();
        byte[] pixels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Examples<int[]> examples = Examples.of(new Dataset(new Images(10, 1, 1, 1, pixels), labels), AS_IS);
        Progress p = Trainer.of(run).fit(examples, 1).getFirst().training();
        assertThat(p.loss()).isEqualTo(4.5);
        assertThat(p.accuracy()).isEqualTo(0.7);
        assertThat(p.examples()).isEqualTo(10);
        assertThat(p.epochExamples()).isEqualTo(10);
        assertThat(p.step()).isEqualTo(3);
        assertThat(p.secondsLeft()).isZero();
    }

    @Test
    void leavesOutALastBatchThatTheNetworkCannotTake() {
        RecordingRun needsTwo = new RecordingRun(0.5, 4, 2);
        Progress p = Trainer.of(needsTwo).fit(numbers(9), 1).getFirst().training();
        assertThat(needsTwo.batches).extracting(List::size).containsExactly(4, 4);
        assertThat(needsTwo.batches.stream().flatMap(List::stream))
                .containsExactlyElementsOf(order(0, 0, 9).subList(0, 8));
        assertThat(p.epochExamples()).isEqualTo(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(needsTwo).fit(numbers(1), 1))
                .withMessage("a step of this network takes 2 or more examples, but there are 1");
    }

    @Test
    void leavesOutASmallerLastBatchIfTold() {
        Trainer.of(run).dropLast().fit(numbers(11), 1);
        assertThat(run.batches).extracting(List::size).containsExactly(4, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(run).dropLast().fit(numbers(3), 1))
                .withMessage("a step of this run takes 4 or more examples, but there are 3");
    }

    @Test
    void followsTheSchedule() {
        Trainer.of(run).schedule(StepLr.of(2, 0.1)).fit(numbers(8), 5);
        assertThat(run.rates)
                .containsExactly(
                        0.5,
                        0.5,
                        0.5,
                        0.5,
                        0.5 * 0.1,
                        0.5 * 0.1,
                        0.5 * 0.1,
                        0.5 * 0.1,
                        0.5 * 0.1 * 0.1,
                        0.5 * 0.1 * 0.1);
        run.setRate(0.5);
        run.rates.clear();
        Trainer.of(run).schedule((base, epoch, step) -> base * step).fit(numbers(8), 1);
        assertThat(run.rates).containsExactly(5.0, 5.5);
    }

    @Test
    void goesOnWithTheNextEpochWhenFitIsCalledAgain() {
        RecordingRun other = new RecordingRun(0.5, 4, 1);
        Trainer<int[]> trainer = Trainer.of(run).schedule(StepLr.of(1, 0.5));
        trainer.fit(numbers(10), 1);
        assertThat(trainer.fit(numbers(10), 2)).extracting(EpochResult::epoch).containsExactly(1, 2);
        Trainer.of(other).schedule(StepLr.of(1, 0.5)).fit(numbers(10), 3);
        assertThat(run.batches).isEqualTo(other.batches);
        assertThat(run.rates).isEqualTo(other.rates);
    }

    @Test
    void tellsListenersWhatHappens() {
        List<String> calls = new ArrayList<>();
        Trainer.of(run).listener(new Recorder(calls, Integer.MAX_VALUE)).fit(numbers(8), 2);
        assertThat(calls)
                .containsExactly(
                        "epoch 0 of 2 at 0",
                        "step 1: 4 of 8",
                        "step 2: 8 of 8",
                        "done 0",
                        "epoch 1 of 2 at 2",
                        "step 3: 4 of 8",
                        "step 4: 8 of 8",
                        "done 1",
                        "over");
    }

    @Test
    void stopsWithinAnEpochWhenAListenerWantsIt() {
        List<String> calls = new ArrayList<>();
        List<EpochResult> results =
                Trainer.of(run).listener(new Recorder(calls, 4)).fit(numbers(12), 9);
        assertThat(calls).endsWith("epoch 1 of 9 at 3", "step 4: 4 of 12", "over");
        assertThat(results).extracting(EpochResult::epoch).containsExactly(0);
        assertThat(run.batches).hasSize(4);
    }

    @Test
    void finishesAnEpochThatIsStoppedAtItsLastStep() {
        List<String> calls = new ArrayList<>();
        List<EpochResult> results =
                Trainer.of(run).listener(new Recorder(calls, 3)).fit(numbers(12), 9);
        assertThat(calls).endsWith("step 3: 12 of 12", "done 0", "over");
        assertThat(results).hasSize(1);
    }

    @Test
    void namesTheBatchWhenNanComesUp() {
        float[] inputs = new float[40];
        inputs[23] = Float.NaN;
        int place = order(3, 0, 40).indexOf(23);
        RecordingRun big = new RecordingRun(0.5, 35, 1);
        List<String> calls = new ArrayList<>();
        NonFiniteBatchException e = catchThrowableOfType(
                NonFiniteBatchException.class,
                () -> Trainer.of(big)
                        .seed(3)
                        .listener(new Recorder(calls, 99))
                        .fit(Examples.of(inputs, 1, new int[40]), 1));

        int first = place < 35 ? 0 : 35;
        List<Integer> batch = order(3, 0, 40).subList(first, first == 0 ? 35 : 40);
        assertThat(e.examples()).containsExactly(batch.stream().mapToInt(i -> i).toArray());
        assertThat(e.epoch()).isZero();
        assertThat(e.step()).isEqualTo(first == 0 ? 0 : 1);
        assertThat(e.where()).isEqualTo("the input of example " + (place - first) + " (element 0)");
        assertThat(e)
                .hasCauseInstanceOf(NonFiniteException.class)
                .hasMessageStartingWith("epoch 0, step " + e.step() + ": the input of example " + (place - first))
                .hasMessageContaining(
                        "The batch was, in its order, examples " + batch.get(0) + ", " + batch.get(1) + ", ");
        if (first == 0) {
            assertThat(e).hasMessageEndingWith(batch.get(31) + " and 3 more of the data set");
        }
        assertThat(calls).endsWith("over");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(run).fit(numbers(3), 0))
                .withMessage("training takes 1 or more epochs, but was asked for 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(run).fit(Examples.of(new float[6], 2, new int[3]), 1))
                .withMessage("the network takes inputs of 1 numbers, but the examples have 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.of(new float[6], 2, new float[5], 2))
                .withMessage("3 examples need 6 targets, 2 each, but there are 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.of(new float[7], 2, new int[3]))
                .withMessage("there are 7 input numbers and 2 features, expected 1 or more whole rows");
    }

    private record Recorder(List<String> calls, long lastStep) implements TrainingListener {

        @Override
        public void epochBegins(Progress p) {
            calls.add("epoch %d of %d at %d".formatted(p.epoch(), p.epochs(), p.step()));
            assertThat(p.loss()).isNaN();
        }

        @Override
        public void stepDone(Progress p) {
            calls.add("step %d: %d of %d".formatted(p.step(), p.examples(), p.epochExamples()));
        }

        @Override
        public void epochDone(EpochResult result) {
            calls.add("done " + result.epoch());
        }

        @Override
        public void trainingOver() {
            calls.add("over");
        }

        @Override
        public boolean wantsStop() {
            return calls.stream().anyMatch(call -> call.startsWith("step " + lastStep + ":"));
        }
    }
}
