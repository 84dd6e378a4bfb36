package synapt.train;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** What a trainer keeps for {@link ReduceLrOnPlateau}: the metric of each epoch so far. */
final class Plateau {

    private final ReduceLrOnPlateau settings;
    private final ToDoubleFunction<EpochResult> metric;
    private double base;
    private double[] metrics = {};
    private double rate;

    Plateau(ReduceLrOnPlateau settings, ToDoubleFunction<EpochResult> metric, double base) {
        this.settings = settings;
        this.metric = metric;
        this.base = base;
        this.rate = base;
    }

    static double validationLoss(EpochResult result) {
        if (result.outputs().isEmpty()) {
            throw new IllegalStateException(
                    "a plateau of the validation's loss needs a validation: call validation(evaluator, examples),"
                            + " or give plateau another metric");
        }
        if (result.outputs().size() > 1) {
            throw new IllegalStateException("the validation has a loss for each of the outputs "
                    + result.outputs().stream().map(OutputMetrics::name).toList()
                    + "; give plateau a metric: plateau(settings, result -> ...)");
        }
        return result.outputs().getFirst().loss();
    }

    void epochDone(EpochResult result) {
        metrics = Arrays.copyOf(metrics, metrics.length + 1);
        metrics[metrics.length - 1] = metric.applyAsDouble(result);
        rate = settings.rate(base, metrics);
    }

    /** Of each epoch so far. */
    double[] metrics() {
        return metrics.clone();
    }

    /** Goes on after some epochs. */
    void resume(double newBase, double[] known) {
        base = newBase;
        metrics = known.clone();
        rate = settings.rate(base, metrics);
    }

    /** The rate for the next epoch. */
    double rate() {
        return rate;
    }
}
