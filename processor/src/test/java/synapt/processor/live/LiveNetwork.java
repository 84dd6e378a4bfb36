package synapt.processor.live;

import synapt.EvalResult;
import synapt.Parameters;
import synapt.TrainingRun;
import synapt.train.Optimizer;

/**
 * One face for all compiled networks; {@link NetworkSource} writes the class that implements it beside each network.
 *
 * @param <N> the network
 * @param <Y> its targets
 */
public interface LiveNetwork<N, Y> {

    Parameters parameters();

    TrainingRun<N, Y, ?> training(Optimizer optimizer, int maxBatch);

    default EvalResult forwardEval(float[] inputs) {
        throw new UnsupportedOperationException("it reads token ids");
    }

    default EvalResult forwardEval(int[] tokens) {
        throw new UnsupportedOperationException("it reads numbers");
    }
}
