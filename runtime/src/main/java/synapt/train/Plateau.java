package synapt.train;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** What a trainer keeps for {@link ReduceLrOnPlateau}: the metric of each epoch so far. */
final class Plateau {

    private final ReduceLrOnPlateau settings;
    private final ToDoubleFunction<EpochResult> metric;
    private final double base;
    private double[] metrics = {};
    private double rate;

    Plateau(ReduceLrOnPlateau settings, ToDoubleFunction<EpochResult> metric, double base) {
        this.settings = settings;
        this.metric = metric;
        this.base = base;
        this.rate = base;
    }

    static double validationLoss(EpochResult result) {
        Score score = result.validation();
        if (score == null) {
            throw new IllegalStateException(
                    "a plateau of the validation's loss needs a validation: call validation(evaluator, examples),"
                            + " or give plateau another metric");
        }
        return score.loss();
    }

    void epochDone(EpochResult result) {
        metrics = Arrays.copyOf(metrics, metrics.length + 1);
        metrics[metrics.length - 1] = metric.applyAsDouble(result);
        rate = settings.rate(base, metrics);
    }

    /** The rate for the next epoch. */
    double rate() {
        return rate;
    }
}
