package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.ParameterSpec;
import synapt.TrainingRun;
import synapt.kernel.KernelProvider;
import synapt.train.Sgd;

/**
 * Gradients through layers of the user's own, whose code is in float: everything around them is computed in double precision, and the
 * differences of the loss take steps so wide that a float's rounding is small beside them.
 */
class CustomGradientTest {

    private static final int EXAMPLES = 19;
    private static final double STEP = 0x1p-6;

    /** Of the sum of what was added; central differences are off by STEP^2, and what a float rounds by 2^-24 / STEP. */
    private static final double TOLERANCE = 1e-3;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void areThoseOfTheLoss() {
        Net net = Compiled.of("Customs").create(1, Backend.of(KernelProvider.doubles(), 1));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.01), EXAMPLES, 1);
        float[] inputs = Examples.floats(1, EXAMPLES * run.inputFeatures());
        Object targets = net.targets(1, EXAMPLES);
        run.backward(run.loss(run.forwardTrain(inputs), targets));
        for (ParameterSpec spec : net.parameters().table().specs()) {
            double[] gradient = run.gradientOf(spec.name());
            double[] start = net.parameters().getDoubles(spec.name());
            double[] signs =
                    random.ints(start.length, 0, 2).mapToDouble(i -> 2 * i - 1).toArray();
            double wanted = 0;
            double size = 0;
            for (int i = 0; i < start.length; i++) {
                wanted += gradient[i] * signs[i];
                size += Math.abs(gradient[i]);
            }
            double[] losses = new double[2];
            for (int side = 0; side < 2; side++) {
                double[] moved = start.clone();
                for (int i = 0; i < moved.length; i++) {
                    moved[i] += (side == 0 ? -STEP : STEP) * signs[i];
                }
                net.parameters().setDoubles(spec.name(), moved);
                losses[side] = run.loss(run.forwardTrain(inputs), targets).doubleValue();
            }
            net.parameters().setDoubles(spec.name(), start);
            assertThat((losses[1] - losses[0]) / (2 * STEP))
                    .as(spec.name())
                    .isCloseTo(wanted, within(TOLERANCE * size));
        }
    }
}
