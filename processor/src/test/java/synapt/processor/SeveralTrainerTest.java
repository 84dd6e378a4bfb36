package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static synapt.processor.MultiNet.call;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.Backend;
import synapt.BatchInputs;
import synapt.EvalResult;
import synapt.Evaluates;
import synapt.McMasks;
import synapt.McResult;
import synapt.MultiTraining;
import synapt.data.Normalization;
import synapt.data.Shuffle;
import synapt.train.Adam;
import synapt.train.EpochResult;
import synapt.train.OutputMetrics;
import synapt.train.Rows;
import synapt.train.Score;
import synapt.train.Sgd;
import synapt.train.Trainer;

/** A trainer, scores, bytes and shared masks for networks of several inputs and outputs. */
class SeveralTrainerTest {

    private static final int EXAMPLES = 35;
    private static final int BATCH = 16;
    private static final Normalization HOW = Normalization.of(0.25, 0.5);
    private static final Compiled COMPILED = Compiled.ofSource(
            "DigitAndSize", Sources.text(Path.of("src", "test", "resources", "several", "DigitAndSize.java")));

    private final byte[] bytes = Examples.bytes(1, EXAMPLES * 32);
    private final float[] images = floats(bytes);
    private final float[] numbers = Examples.floats(2, EXAMPLES * 3);
    private final int[] digits = Examples.labels(3, EXAMPLES, 5);
    private final float[] sizes = Examples.floats(4, EXAMPLES * 2);
    private final float[] gradient = Examples.floats(5, EXAMPLES * 3);
    private final MultiNet net = MultiNet.of(COMPILED, 1, Backend.threads(2));

    private static float[] floats(byte[] bytes) {
        float[] floats = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            floats[i] = Math.fma(bytes[i] & 0xFF, (float) (1 / (255 * 0.5)), (float) (-0.25 / 0.5));
        }
        return floats;
    }

    @SuppressWarnings("unchecked") // the targets are those of the network
    private synapt.train.Examples<Object> examples(Rows first) {
        return (synapt.train.Examples<Object>)
                call(net.net(), "examples", first, Rows.of(numbers), digits, sizes, gradient);
    }

    @SuppressWarnings("unchecked")
    private static MultiTraining<?, Object> training(MultiNet of) {
        return (MultiTraining<?, Object>)
                of.training(Sgd.of(0.1).momentum(0.9), BATCH, 7).run();
    }

    private Evaluates evaluator() {
        return (Evaluates) call(net.net(), "evaluator", 10);
    }

    private static float[] some(float[] rows, int[] order, int from, int count) {
        int features = rows.length / EXAMPLES;
        float[] some = new float[count * features];
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows, order[from + i] * features, some, i * features, features);
        }
        return some;
    }

    @Test
    void trainsAsByHandAndTellsOfEachOutput() {
        MultiNet byHand = MultiNet.of(COMPILED, 1, Backend.threads(1));
        var run = byHand.training(Sgd.of(0.1).momentum(0.9), BATCH, 7);
        int[] order = new int[EXAMPLES];
        double digit = 0;
        double size = 0;
        double correct = 0;
        for (int epoch = 0; epoch < 2; epoch++) {
            Shuffle.order(5, epoch, order);
            digit = size = correct = 0;
            for (int from = 0; from < EXAMPLES; from += BATCH) {
                int count = Math.min(BATCH, EXAMPLES - from);
                int first = from;
                int[] labels = new int[count];
                Arrays.setAll(labels, i -> digits[order[first + i]]);
                run.trainStep(
                        some(images, order, from, count),
                        some(numbers, order, from, count),
                        labels,
                        some(sizes, order, from, count),
                        some(gradient, order, from, count));
                digit += run.run().lossOf("digit") * count / EXAMPLES;
                size += run.run().lossOf("size") * count / EXAMPLES;
                correct += run.run().correct("digit") / (double) EXAMPLES;
            }
        }
        List<EpochResult> results = Trainer.of(training(net))
                .seed(5)
                .validation(evaluator(), examples(Rows.of(images)))
                .fit(examples(Rows.of(bytes, HOW)), 2);
        assertThat(net.digest()).isEqualTo(byHand.digest());
        List<OutputMetrics> metrics = results.getLast().training().outputs();
        assertThat(metrics).extracting(OutputMetrics::name).containsExactly("digit", "size", "free");
        assertThat(metrics.getFirst().loss()).isCloseTo(digit, within(1e-4));
        assertThat(metrics.getFirst().accuracy()).isCloseTo(correct, within(1e-12));
        assertThat(metrics.get(1).loss()).isCloseTo(size, within(1e-4));
        assertThat(metrics.get(1).accuracy()).isNaN();
        assertThat(results.getLast().outputs()).isEqualTo(Score.ofEach(evaluator(), examples(Rows.of(images))));
    }

    @Test
    void measuresEachOutput() {
        EvalResult digit = (EvalResult) net.forward("forwardEval", "digit", images, numbers);
        EvalResult size = (EvalResult) net.forward("forwardEval", "size", images, numbers);
        double loss = 0;
        int correct = 0;
        double squares = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            loss -= Math.log(digit.probabilities(i)[digits[i]]) / EXAMPLES;
            correct += digit.argmax(i) == digits[i] ? 1 : 0;
        }
        for (int i = 0; i < sizes.length; i++) {
            squares += Math.pow(size.values()[i] - sizes[i], 2) / sizes.length;
        }
        List<OutputMetrics> scores = Score.ofEach(evaluator(), examples(Rows.of(images)));
        assertThat(scores.getFirst().loss()).isCloseTo(loss, within(1e-6));
        assertThat(scores.getFirst().accuracy()).isEqualTo((double) correct / EXAMPLES);
        assertThat(scores.get(1).loss()).isCloseTo(squares, within(1e-6));
    }

    @Test
    void bytesAndSegmentsAreTheFloatsTheyStandFor() {
        MemorySegment segment = Arena.ofAuto().allocate(images.length * 4L, 4);
        MemorySegment.copy(images, 0, segment, ValueLayout.JAVA_FLOAT, 0, images.length);
        BatchInputs.Source ofBytes = batch -> batch.set(0, bytes, HOW).set(1, numbers);
        BatchInputs.Source ofSegment = batch -> batch.set(0, segment).set(1, numbers);
        float[] expected = ((EvalResult) net.forward("forwardEval", "free", images, numbers)).values();
        for (BatchInputs.Source source : List.of(ofBytes, ofSegment)) {
            assertThat(((EvalResult) net.forward("forwardEval", "free", source)).values())
                    .isEqualTo(expected);
            float[][] outputs = {new float[50], new float[20], new float[30]};
            evaluator().evaluate(source, 10, outputs);
            assertThat(outputs[2]).isEqualTo(Arrays.copyOf(expected, 30));
        }
    }

    /** With shared masks a sample of an example is the one that it gets alone. */
    @Test
    void sharesMasksIfToldTo() {
        McResult shared = (McResult) net.forward("forwardMc", "digit", images, numbers, 3, 9L, McMasks.SHARED);
        McResult own = (McResult) net.forward("forwardMc", "digit", images, numbers, 3, 9L, McMasks.OWN);
        assertThat(own.values())
                .isEqualTo(((McResult) net.forward("forwardMc", "digit", images, numbers, 3, 9L)).values())
                .isNotEqualTo(shared.values());
        for (int i = 0; i < EXAMPLES; i++) {
            McResult alone = (McResult) net.forward(
                    "forwardMc",
                    "digit",
                    Arrays.copyOfRange(images, i * 32, (i + 1) * 32),
                    Arrays.copyOfRange(numbers, i * 3, (i + 1) * 3),
                    3,
                    9L);
            for (int s = 0; s < 3; s++) {
                assertThat(Arrays.copyOfRange(shared.sample(s).values(), i * 5, (i + 1) * 5))
                        .isEqualTo(alone.sample(s).values());
            }
        }
    }

    @Test
    void resumesInTheMiddleOfAnEpoch(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run");
        Trainer<Object> whole = Trainer.of(training(net)).checkpoint(file, 4);
        whole.fit(examples(Rows.of(images)), 3);
        MultiNet other = MultiNet.of(COMPILED, 2, Backend.threads(3));
        class Stop implements synapt.train.TrainingListener {
            private long step;

            @Override
            public void stepDone(synapt.train.Progress p) {
                step = p.step();
            }

            @Override
            public boolean wantsStop() {
                return step == 5;
            }
        }
        Path part = folder.resolve("part");
        MultiNet stopped = MultiNet.of(COMPILED, 1, Backend.threads(1));
        Trainer.of(training(stopped)).checkpoint(part, 4).listener(new Stop()).fit(examples(Rows.of(images)), 3);
        Trainer.of(training(other)).checkpoint(part, 4).resume(part).fit(examples(Rows.of(images)), 3);
        assertThat(other.digest()).isEqualTo(net.digest());
        assertThat(part).hasSameBinaryContentAs(file);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> examples(Rows.of(new float[33])))
                .withMessage("an example of image has 32 numbers, but there are 33, which is not 1 or more whole rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> examples(Rows.of(new float[64])))
                .withMessage("there are 2 examples of image, but 35 of numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        call(net.net(), "examples", Rows.of(images), Rows.of(numbers), new int[34], sizes, gradient))
                .withMessage("there are 35 examples, but 34 targets of digit");
        Net single = Compiled.of("Rates").create(1, Backend.threads(1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Trainer.of(single.training(Adam.of(0.1), 4, 1)).fit(examples(Rows.of(images)), 1))
                .withMessageContaining("the network has 1 inputs and 1 outputs, but the examples are of 2 and 3");
    }
}
