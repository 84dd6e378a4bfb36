package synapt.benchmarks.ours;

import java.util.Random;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.benchmarks.harness.Model;

/** Forward and backward by hand, from a given gradient of the result to a copy of the input's. */
final class GradientContender<N> extends SynaptContender {
    private final TrainingRun<N, float[], ?> run;
    private final float[] gradient;

    /** @param run of a network whose result has its input's shape, without a loss, and with the gradient of its input */
    GradientContender(Model model, Backend backend, TrainingRun<N, float[], ?> run) {
        super(model, backend);
        this.run = run;
        gradient = new float[inputs[0].length];
        Random random = new Random(7);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) random.nextGaussian();
        }
    }

    @Override
    public float step(int batch) {
        run.backward(run.loss(run.forwardTrain(inputs[batch]), gradient));
        return run.inputGradient()[0];
    }
}
