package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.EvalResult;
import synapt.TrainingRun;
import synapt.train.Progress;
import synapt.train.Score;
import synapt.train.Sgd;
import synapt.train.Trainer;

/** Positions whose label is ignored count neither in a score nor in the accuracy of training. */
class IgnoredLabelsTest {

    private static final int LENGTH = 5;
    private static final int CLASSES = 3;
    private static final int EXAMPLES = 19;
    private static final int IGNORED = -100;

    private final Net net = Compiled.ofSource("Ignoring", """
            import synapt.annotation.*;
            import synapt.layer.*;

            @Network(input = {5, 4})
            public interface Ignoring {
                @Output(ignoreIndex = -100) @Layer(out = 3) Linear tags();
            }
            """).create(1, Backend.threads(2));

    private final float[] inputs = Examples.floats(1, EXAMPLES * LENGTH * 4);
    private final int[] labels = Examples.labels(2, EXAMPLES * LENGTH, CLASSES);

    IgnoredLabelsTest() {
        for (int i = 0; i < labels.length; i += 3) {
            labels[i] = IGNORED;
        }
    }

    private synapt.train.Examples<int[]> examples(int[] of) {
        return synapt.train.Examples.of(inputs, LENGTH * 4, of).ignoring(IGNORED);
    }

    @Test
    void areNoPartOfAScore() {
        EvalResult all = net.forwardEval(inputs);
        double loss = 0;
        int correct = 0;
        int counted = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != IGNORED) {
                float[] logits = Arrays.copyOfRange(all.values(), i * CLASSES, (i + 1) * CLASSES);
                double sum = 0;
                int best = 0;
                for (int c = 0; c < CLASSES; c++) {
                    sum += Math.exp(logits[c]);
                    best = logits[c] > logits[best] ? c : best;
                }
                loss += Math.log(sum) - logits[labels[i]];
                correct += best == labels[i] ? 1 : 0;
                counted++;
            }
        }
        Score score = Score.of(net.evaluator(4), examples(labels));
        assertThat(score.examples()).isEqualTo(counted).isEqualTo(63);
        assertThat(score.correct()).isEqualTo(correct);
        assertThat(score.loss()).isCloseTo(loss / counted, within(1e-6));
    }

    @Test
    void areNoPartOfTheAccuracyOfTraining() {
        TrainingRun<Object, int[], ?> run = run();
        Progress p = Trainer.of(run).fit(examples(labels), 1).getFirst().training();
        TrainingRun<Object, int[], ?> still = run();
        still.trainStep(inputs, labels);
        Score score = Score.of(net.evaluator(EXAMPLES), examples(labels));
        assertThat(p.accuracy()).isEqualTo(score.accuracy()).isGreaterThan(0);
        assertThat(still.correct()).isEqualTo(score.correct());
    }

    @SuppressWarnings("unchecked") // the targets are classes
    private TrainingRun<Object, int[], ?> run() {
        return (TrainingRun<Object, int[], ?>) (TrainingRun<Object, ?, ?>) net.training(Sgd.of(0), EXAMPLES, 1);
    }

    @Test
    void mayNotBeAll() {
        int[] none = new int[labels.length];
        Arrays.fill(none, IGNORED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Score.of(net.evaluator(4), examples(none)))
                .withMessage("none of the examples counts: all of them are of the class that is ignored");
    }
}
