package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synapt.Backend;
import synapt.Loss;
import synapt.TrainingRun;
import synapt.train.Score;
import synapt.train.Sgd;

/** The cross entropy of the positions of sequences, beside what its definition gives in double precision. */
class SequenceLossTest {

    private static final int LENGTH = 5;
    private static final int CLASSES = 3;
    private static final int EXAMPLES = 19;

    private static Net net(String options) {
        return Compiled.ofSource("Tags", """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = {5, 4})
                public interface Tags {
                    @Output(%s) @Layer(out = 3) Linear tags();
                }
                """.formatted(options)).create(1, Backend.threads(2));
    }

    /** Each second label counts, where others may be ignored. */
    private static int[] labels(boolean ignores) {
        int[] labels = Examples.labels(2, EXAMPLES * LENGTH, CLASSES);
        for (int i = 0; i < labels.length && ignores; i += 2) {
            labels[i] = -100;
        }
        return labels;
    }

    /** The divisor: 95 positions, of which 47 count, or 1, or 19 examples. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    reduction = Reduction.MEAN                            | 95
                    reduction = Reduction.SUM                             | 1
                    reduction = Reduction.BATCH_MEAN                      | 19
                    ignoreIndex = -100                                    | 47
                    ignoreIndex = -100, reduction = Reduction.SUM         | 1
                    ignoreIndex = -100, reduction = Reduction.BATCH_MEAN  | 19
                    """)
    void isReducedAsDeclared(String options, int divisor) {
        Net net = net(options);
        float[] inputs = Examples.floats(1, EXAMPLES * LENGTH * 4);
        int[] labels = labels(options.contains("ignore"));
        double[] expected = expected(net.forwardEval(inputs).values(), labels, divisor);

        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 1);
        Loss<Object> loss = run.loss(run.forwardTrain(inputs), labels);
        run.backward(loss);
        assertThat(loss.doubleValue()).isCloseTo(expected[CLASSES], offset(1e-4 * expected[CLASSES]));
        double[] gradient = run.gradientOf("tags.bias");
        for (int c = 0; c < CLASSES; c++) {
            assertThat(gradient[c]).isCloseTo(expected[c], offset(1e-4));
        }
        assertThat(loss.correct()).isEqualTo((int) expected[CLASSES + 1]);
    }

    /** The gradient of the biases, the loss, and how many are correct. */
    private static double[] expected(float[] logits, int[] labels, int divisor) {
        double[] result = new double[CLASSES + 2];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == -100) {
                continue;
            }
            double sum = 0;
            int best = 0;
            for (int c = 0; c < CLASSES; c++) {
                sum += Math.exp(logits[i * CLASSES + c]);
                best = logits[i * CLASSES + c] > logits[i * CLASSES + best] ? c : best;
            }
            for (int c = 0; c < CLASSES; c++) {
                double p = Math.exp(logits[i * CLASSES + c]) / sum;
                result[c] += (p - (c == labels[i] ? 1 : 0)) / divisor;
            }
            result[CLASSES] += (Math.log(sum) - logits[i * CLASSES + labels[i]]) / divisor;
            result[CLASSES + 1] += best == labels[i] ? 1 : 0;
        }
        return result;
    }

    /** With options that only the general kernel knows: weights, smoothing, and labels to ignore. */
    @ParameterizedTest
    @CsvSource({"0, MEAN", "0.2, MEAN", "0.2, SUM", "0.1, BATCH_MEAN"})
    void knowsWeightsAndSmoothing(double smoothing, String reduction) {
        double[] weights = {0.5, 2, 1};
        Net net = net("ignoreIndex = -100, classWeights = {0.5, 2, 1}, labelSmoothing = %s, reduction = Reduction.%s"
                .formatted(smoothing, reduction));
        float[] inputs = Examples.floats(1, EXAMPLES * LENGTH * 4);
        int[] labels = labels(true);
        double[] logs = logShares(net.forwardEval(inputs).values());
        double loss = 0;
        double divisor = 0;
        int hits = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != -100) {
                for (int c = 0; c < CLASSES; c++) {
                    double share = smoothing / CLASSES + (c == labels[i] ? 1 - smoothing : 0);
                    loss -= share * weights[c] * logs[i * CLASSES + c];
                }
                divisor += weights[labels[i]];
                hits += greatest(logs, i) == labels[i] ? 1 : 0;
            }
        }
        loss /= reduction.equals("MEAN") ? divisor : reduction.equals("SUM") ? 1 : EXAMPLES;
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 1);
        Loss<Object> found = run.loss(run.forwardTrain(inputs), labels);
        assertThat(found.doubleValue()).isCloseTo(loss, offset(1e-5 * loss));
        assertThat(found.correct()).isEqualTo(hits);
    }

    /** Shares that have everything at one class are that class's label; logarithms of shares have the same loss. */
    @Test
    void softLabelsAndLogSharesAgree() {
        float[] inputs = Examples.floats(1, EXAMPLES * LENGTH * 4);
        int[] labels = labels(false);
        float[] shares = new float[labels.length * CLASSES];
        for (int i = 0; i < labels.length; i++) {
            shares[i * CLASSES + labels[i]] = 1;
        }
        Net hard = net("loss = LossFunction.CROSS_ENTROPY");
        Net soft = net("loss = LossFunction.SOFT_CROSS_ENTROPY");
        Net logs = Compiled.ofSource("LogTags", """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = {5, 4})
                public interface LogTags {
                    @Layer(out = 3) Linear tags();
                    @Output(loss = LossFunction.NLL) LogSoftmax logs();
                }
                """).create(1, Backend.threads(2));
        double wanted = gradientAndLoss(hard, inputs, labels)[CLASSES];
        assertThat(gradientAndLoss(soft, inputs, shares))
                .containsExactly(gradientAndLoss(hard, inputs, labels), offset(1e-5));
        assertThat(gradientAndLoss(logs, inputs, labels))
                .containsExactly(gradientAndLoss(hard, inputs, labels), offset(1e-5));
        assertThat(wanted).isBetween(0.5, 2.0);
    }

    /** An image's classes are its channels: the loss of each pixel is that of the same numbers as a sequence. */
    @Test
    void pixelsAreAsPositions() {
        String source = """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = %s)
                public interface %s {
                    @Output(loss = LossFunction.%s, classWeights = {0.5, 2, 1}%s) Identity all();
                }
                """;
        float[] rows = Examples.floats(1, EXAMPLES * CLASSES * LENGTH * 2);
        float[] planes = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int example = i / (LENGTH * 2 * CLASSES);
            int position = i / CLASSES % (LENGTH * 2);
            planes[(example * CLASSES + i % CLASSES) * LENGTH * 2 + position] = rows[i];
        }
        int[] labels = Examples.labels(2, EXAMPLES * LENGTH * 2, CLASSES);
        for (String loss : new String[] {"CROSS_ENTROPY", "NLL", "SOFT_CROSS_ENTROPY"}) {
            String ignore = loss.startsWith("SOFT") ? "" : ", ignoreIndex = 2";
            String sequence = source.formatted("{10, 3}", "Rows" + loss.charAt(0), loss, ignore);
            String image = source.formatted("{3, 5, 2}", "Planes" + loss.charAt(0), loss, ignore);
            Loss<Object> ofRows = loss("Rows" + loss.charAt(0), sequence, rows, ignore.isEmpty() ? rows : labels);
            Loss<Object> ofPlanes = loss("Planes" + loss.charAt(0), image, planes, ignore.isEmpty() ? planes : labels);
            assertThat(ofPlanes.ofExamples()).isEqualTo(ofRows.ofExamples());
            assertThat(ofPlanes.value()).isEqualTo(ofRows.value()).isNotZero();
            assertThat(ofPlanes.correct()).isEqualTo(ofRows.correct());
            if (!ignore.isEmpty()) {
                assertThat(score("Planes" + loss.charAt(0), image, planes, labels))
                        .isEqualTo(score("Rows" + loss.charAt(0), sequence, rows, labels));
            }
        }
    }

    private static Score score(String name, String source, float[] inputs, int[] labels) {
        var examples = synapt.train.Examples.of(inputs, CLASSES * LENGTH * 2, labels);
        return Score.of(
                Compiled.ofSource(name, source).create(1, Backend.threads(2)).evaluator(4), examples);
    }

    private static Loss<Object> loss(String name, String source, float[] inputs, Object targets) {
        TrainingRun<Object, Object, ?> run =
                Compiled.ofSource(name, source).create(1, Backend.threads(2)).training(Sgd.of(0.1), EXAMPLES, 1);
        return run.loss(run.forwardTrain(inputs), targets);
    }

    /** Each example's loss is that of it alone, and weights of 1 change nothing, of 0 leave it out. */
    @Test
    void weighsExamples() {
        Net net = net("ignoreIndex = -100, reduction = Reduction.SUM");
        float[] inputs = Examples.floats(1, EXAMPLES * LENGTH * 4);
        int[] labels = labels(true);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 1);
        float[] losses = run.loss(run.forwardTrain(inputs), labels).ofExamples();
        assertThat(losses).hasSize(EXAMPLES);
        float[] weights = new float[EXAMPLES];
        double[] expected = new double[CLASSES];
        for (int e = 0; e < EXAMPLES; e++) {
            float[] input = Arrays.copyOfRange(inputs, e * LENGTH * 4, (e + 1) * LENGTH * 4);
            int[] own = Arrays.copyOfRange(labels, e * LENGTH, (e + 1) * LENGTH);
            Loss<Object> loss = run.loss(run.forwardTrain(input), own);
            assertThat(losses[e]).isEqualTo(loss.value());
            run.backward(loss);
            weights[e] = e % 3 * 0.5f;
            double[] gradient = run.gradientOf("tags.bias");
            for (int c = 0; c < CLASSES; c++) {
                expected[c] += weights[e] * gradient[c];
            }
        }
        Loss<Object> loss = run.loss(run.forwardTrain(inputs), labels);
        assertThatThrownBy(() -> run.backward(loss, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the pass has 19 examples, but there are weights for 3");
        run.backward(loss, weights);
        assertThat(run.gradientOf("tags.bias")).containsExactly(expected, offset(1e-4));
    }

    private static double[] gradientAndLoss(Net net, float[] inputs, Object targets) {
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 1);
        Loss<Object> loss = run.loss(run.forwardTrain(inputs), targets);
        run.backward(loss);
        double[] all = Arrays.copyOf(run.gradientOf("tags.bias"), CLASSES + 1);
        all[CLASSES] = loss.doubleValue();
        return all;
    }

    private static double[] logShares(float[] logits) {
        double[] logs = new double[logits.length];
        for (int i = 0; i < logits.length; i += CLASSES) {
            double sum = 0;
            for (int c = 0; c < CLASSES; c++) {
                sum += Math.exp(logits[i + c]);
            }
            for (int c = 0; c < CLASSES; c++) {
                logs[i + c] = logits[i + c] - Math.log(sum);
            }
        }
        return logs;
    }

    private static int greatest(double[] logs, int position) {
        int best = 0;
        for (int c = 1; c < CLASSES; c++) {
            best = logs[position * CLASSES + c] > logs[position * CLASSES + best] ? c : best;
        }
        return best;
    }

    @Test
    void needsALabelThatCounts() {
        TrainingRun<Object, Object, ?> run = net("ignoreIndex = -100").training(Sgd.of(0.1), 2, 1);
        int[] labels = new int[2 * LENGTH];
        Arrays.fill(labels, -100);
        assertThatThrownBy(() -> run.trainStep(new float[2 * LENGTH * 4], labels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("none of the 10 labels counts");
        labels[3] = -1;
        assertThatThrownBy(() -> run.trainStep(new float[2 * LENGTH * 4], labels))
                .hasMessage(
                        "label 3 is -1, but the network has 3 classes: labels are 0 to 2, or -100 for examples that do not count");
    }

    /** A score does not know what the loss ignores, and must not read the outputs of another position for it. */
    @Test
    void aScoreNeedsAllLabels() {
        Net net = net("ignoreIndex = -100");
        int[] labels = new int[EXAMPLES];
        labels[EXAMPLES - 1] = -1;
        var examples = synapt.train.Examples.of(new float[EXAMPLES * LENGTH * 4], LENGTH * 4, labels);
        assertThatThrownBy(() -> Score.of(net.evaluator(EXAMPLES), examples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("example 18 is of class -1, but the network has 15 classes: 0 to 14");
    }
}
