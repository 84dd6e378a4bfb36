package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import synapt.EvalResult;
import synapt.data.Dataset;
import synapt.data.Images;
import synapt.data.Normalization;
import synapt.data.Shuffle;
import synapt.train.Examples;
import synapt.train.Score;
import synapt.train.Sgd;
import synapt.train.StepLr;
import synapt.train.Trainer;

/** The trainer and the score against what one would write by hand, on a compiled network. */
class TrainedNetworkTest {

    private static final Normalization HOW = Normalization.of(0.5, 0.5);
    private static final int COUNT = 90;
    private static final int BATCH = 32;

    @Test
    void theTrainerIsTheLoopWrittenByHand() throws IOException {
        Dataset data = FashionMnist.embedded().first(COUNT).train();
        CompiledGreyLeNet5 trained = CompiledGreyLeNet5.create(5);
        Trainer.of(trained.training(Sgd.of(0.1).momentum(0.9), BATCH))
                .schedule(StepLr.of(1, 0.5))
                .seed(11)
                .fit(Examples.of(data, HOW), 2);

        CompiledGreyLeNet5 byHand = CompiledGreyLeNet5.create(5);
        var run = byHand.training(Sgd.of(0.1).momentum(0.9), BATCH);
        int[] order = new int[COUNT];
        for (int epoch = 0; epoch < 2; epoch++) {
            Shuffle.order(11, epoch, order);
            run.setRate(epoch == 0 ? 0.1 : 0.05);
            for (int from = 0; from < COUNT; from += BATCH) {
                int[] batch = Arrays.copyOfRange(order, from, Math.min(COUNT, from + BATCH));
                int[] labels = Arrays.stream(batch).map(i -> data.labels()[i]).toArray();
                run.backward(run.loss(run.forwardTrain(floats(data.images(), batch)), labels));
                run.update();
            }
        }
        assertThat(FashionMlp.different(trained.parameters(), byHand.parameters()))
                .isEmpty();
        assertThat(FashionMlp.different(
                        trained.parameters(), CompiledGreyLeNet5.create(5).parameters()))
                .isNotEmpty();
    }

    @Test
    void theScoreIsWhatEvaluationSays() throws IOException {
        Dataset data = FashionMnist.embedded().first(COUNT).test();
        CompiledGreyLeNet5 net = CompiledGreyLeNet5.create(5);
        EvalResult result = net.forwardEval(data.images().pixels(), HOW);
        int correct = 0;
        double loss = 0;
        for (int i = 0; i < COUNT; i++) {
            correct += result.argmax(i) == data.labels()[i] ? 1 : 0;
            loss -= Math.log(result.probabilities(i)[data.labels()[i]]);
        }
        Score score = Score.of(net.evaluator(BATCH), Examples.of(data, HOW));
        assertThat(score.examples()).isEqualTo(COUNT);
        assertThat(score.correct()).isEqualTo(correct).isPositive();
        assertThat(score.loss()).isCloseTo(loss / COUNT, within(1e-12));
    }

    private static float[] floats(Images images, int[] indices) {
        float[] all = new float[indices.length * images.imageBytes()];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(
                    images.floats(indices[i], indices[i] + 1, HOW),
                    0,
                    all,
                    i * images.imageBytes(),
                    images.imageBytes());
        }
        return all;
    }
}
