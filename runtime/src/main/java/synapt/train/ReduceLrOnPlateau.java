package synapt.train;

/**
 * Lowers the rate when a metric has stopped getting better: PyTorch's {@code ReduceLROnPlateau}. A pure function of the metric's
 * history, so that it needs no state to be saved. See {@link Trainer#plateau}.
 *
 * <p>An epoch is better if its metric is below the best so far by more than the threshold (above it, for {@link #max}); NaN is never
 * better. After more than {@code patience} epochs in a row that are not, the rate is multiplied by the factor, and for {@code
 * cooldown} epochs from then on none counts.
 *
 * @param isMax      whether greater is better
 * @param factor     what the rate is multiplied by, at least 0 and less than 1
 * @param patience   how many epochs in a row may be no better, at least 0
 * @param threshold  what is too little to count as better, finite and at least 0
 * @param isRelative whether the threshold is a part of the best metric, which is of use for positive ones; else it is a difference
 * @param cooldown   epochs, at least 0
 * @param least      what the rate is at least, finite and at least 0
 * @param eps        changes of the rate that are no greater are left out, finite and at least 0
 */
public record ReduceLrOnPlateau(
        boolean isMax,
        double factor,
        int patience,
        double threshold,
        boolean isRelative,
        int cooldown,
        double least,
        double eps) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public ReduceLrOnPlateau {
        Ranges.share("ReduceLrOnPlateau's factor", factor);
        Ranges.require(patience >= 0, "ReduceLrOnPlateau's patience is at least 0, but it is %s", patience);
        Ranges.notNegative("ReduceLrOnPlateau's threshold", threshold);
        Ranges.require(cooldown >= 0, "ReduceLrOnPlateau's cooldown is at least 0, but it is %s", cooldown);
        Ranges.notNegative("ReduceLrOnPlateau's least rate", least);
        Ranges.notNegative("ReduceLrOnPlateau's eps", eps);
    }

    /** PyTorch's defaults: less is better, factor 0.1, patience 10, relative threshold 1e-4, no cooldown, down to 0, eps 1e-8. */
    public static ReduceLrOnPlateau of() {
        return new ReduceLrOnPlateau(false, 0.1, 10, 1e-4, true, 0, 0, 1e-8);
    }

    /** Greater is better: for an accuracy. */
    public ReduceLrOnPlateau max() {
        return new ReduceLrOnPlateau(true, factor, patience, threshold, isRelative, cooldown, least, eps);
    }

    public ReduceLrOnPlateau factor(double value) {
        return new ReduceLrOnPlateau(isMax, value, patience, threshold, isRelative, cooldown, least, eps);
    }

    public ReduceLrOnPlateau patience(int epochs) {
        return new ReduceLrOnPlateau(isMax, factor, epochs, threshold, isRelative, cooldown, least, eps);
    }

    /** As a part of the best metric. */
    public ReduceLrOnPlateau relativeThreshold(double value) {
        return new ReduceLrOnPlateau(isMax, factor, patience, value, true, cooldown, least, eps);
    }

    /** As a difference to the best metric. */
    public ReduceLrOnPlateau absoluteThreshold(double value) {
        return new ReduceLrOnPlateau(isMax, factor, patience, value, false, cooldown, least, eps);
    }

    public ReduceLrOnPlateau cooldown(int epochs) {
        return new ReduceLrOnPlateau(isMax, factor, patience, threshold, isRelative, epochs, least, eps);
    }

    public ReduceLrOnPlateau least(double rate) {
        return new ReduceLrOnPlateau(isMax, factor, patience, threshold, isRelative, cooldown, rate, eps);
    }

    /**
     * The rate after some epochs.
     *
     * @param base    the rate that training started with
     * @param metrics one for each epoch that is done, in order
     */
    public double rate(double base, double... metrics) {
        double rate = base;
        double best = isMax ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        int bad = 0;
        int cooling = 0;
        for (double metric : metrics) {
            if (isBetter(metric, best)) {
                best = metric;
                bad = 0;
            } else {
                bad++;
            }
            if (cooling > 0) {
                cooling--;
                bad = 0;
            }
            if (bad > patience) {
                double lower = Math.max(rate * factor, least);
                rate = rate - lower > eps ? lower : rate;
                cooling = cooldown;
                bad = 0;
            }
        }
        return rate;
    }

    private boolean isBetter(double metric, double best) {
        if (isRelative) { // products with infinity, not differences from it
            return isMax ? metric > best * (1 + threshold) : metric < best * (1 - threshold);
        }
        return isMax ? metric > best + threshold : metric < best - threshold;
    }
}
