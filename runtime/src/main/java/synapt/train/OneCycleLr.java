package synapt.train;

/**
 * One cycle over a whole run (Smith and Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning
 * Rates", 2017) as PyTorch's {@code OneCycleLR} defines it: the rate rises from {@code maxRate / divFactor} to maxRate over the first
 * {@code pctStart} of the steps, then falls to {@code maxRate / divFactor / finalDivFactor}. The momentum (or the first beta) goes the
 * opposite way, from maxMomentum to baseMomentum and back. Counts steps.
 *
 * <p>The run's own rate plays no part. The optimiser needs a momentum, unless {@link #constantMomentum} is asked for.
 *
 * @param maxRate        finite and above 0
 * @param totalSteps     steps of the whole run, 2 or more; asked about a later one, this schedule throws
 * @param pctStart       the part of the steps in which the rate rises, above 0 and less than 1
 * @param anneal         how it rises and falls
 * @param cyclesMomentum whether the momentum changes too
 * @param baseMomentum   the least momentum, above 0
 * @param maxMomentum    the greatest momentum, less than 1
 * @param divFactor      maxRate / the first rate, 1 or more
 * @param finalDivFactor the first rate / the last rate, 1 or more
 * @param isThreePhase   whether the rate first falls to the first rate, as long as it rose, and then to the last
 */
public record OneCycleLr(
        double maxRate,
        int totalSteps,
        double pctStart,
        Anneal anneal,
        boolean cyclesMomentum,
        double baseMomentum,
        double maxMomentum,
        double divFactor,
        double finalDivFactor,
        boolean isThreePhase)
        implements Schedule {

    /** @throws IllegalArgumentException if a number is out of its range */
    public OneCycleLr {
        Ranges.require(
                maxRate > 0 && Double.isFinite(maxRate),
                "OneCycleLr's maxRate is finite and above 0, but it is %s",
                maxRate);
        Ranges.require(totalSteps >= 2, "OneCycleLr takes 2 or more steps, but totalSteps is %s", totalSteps);
        Ranges.require(
                pctStart > 0 && pctStart < 1,
                "OneCycleLr's pctStart is a part of the steps, above 0 and less than 1, but it is %s",
                pctStart);
        Ranges.require(
                0 < baseMomentum && baseMomentum <= maxMomentum && maxMomentum < 1,
                "OneCycleLr's momenta are above 0 and less than 1, the base not above the max, but they are %s and %s",
                baseMomentum,
                maxMomentum);
        Ranges.require(
                divFactor >= 1 && Double.isFinite(divFactor) && finalDivFactor >= 1 && Double.isFinite(finalDivFactor),
                "OneCycleLr's divFactor and finalDivFactor are finite and at least 1, but they are %s and %s",
                divFactor,
                finalDivFactor);
        double peak = pctStart * totalSteps - 1;
        Ranges.require(
                peak > 0 && (isThreePhase ? 2 * peak : peak) < totalSteps - 1,
                "OneCycleLr's phases need a part of the steps each, but the first would take %.3g of %s steps",
                peak,
                totalSteps);
    }

    /**
     * PyTorch's defaults: 30 % of the steps up, cosines, momentum between 0.85 and 0.95, divFactor 25, finalDivFactor 10,000.
     *
     * @param totalSteps epochs * steps of an epoch
     */
    public static OneCycleLr of(double maxRate, int totalSteps) {
        return new OneCycleLr(maxRate, totalSteps, 0.3, Anneal.COSINE, true, 0.85, 0.95, 25, 1e4, false);
    }

    public OneCycleLr pctStart(double value) {
        return new OneCycleLr(
                maxRate,
                totalSteps,
                value,
                anneal,
                cyclesMomentum,
                baseMomentum,
                maxMomentum,
                divFactor,
                finalDivFactor,
                isThreePhase);
    }

    public OneCycleLr anneal(Anneal value) {
        return new OneCycleLr(
                maxRate,
                totalSteps,
                pctStart,
                value,
                cyclesMomentum,
                baseMomentum,
                maxMomentum,
                divFactor,
                finalDivFactor,
                isThreePhase);
    }

    /** Leaves the momentum alone. */
    public OneCycleLr constantMomentum() {
        return new OneCycleLr(
                maxRate,
                totalSteps,
                pctStart,
                anneal,
                false,
                baseMomentum,
                maxMomentum,
                divFactor,
                finalDivFactor,
                isThreePhase);
    }

    public OneCycleLr momentum(double base, double max) {
        return new OneCycleLr(
                maxRate, totalSteps, pctStart, anneal, true, base, max, divFactor, finalDivFactor, isThreePhase);
    }

    public OneCycleLr divFactors(double first, double last) {
        return new OneCycleLr(
                maxRate,
                totalSteps,
                pctStart,
                anneal,
                cyclesMomentum,
                baseMomentum,
                maxMomentum,
                first,
                last,
                isThreePhase);
    }

    public OneCycleLr threePhases() {
        return new OneCycleLr(
                maxRate,
                totalSteps,
                pctStart,
                anneal,
                cyclesMomentum,
                baseMomentum,
                maxMomentum,
                divFactor,
                finalDivFactor,
                true);
    }

    @Override
    public double rate(double base, int epoch, long step) {
        double first = maxRate / divFactor;
        return cycle(step, first, maxRate, first, first / finalDivFactor);
    }

    @Override
    public double momentum(double base, int epoch, long step) {
        return cyclesMomentum ? cycle(step, maxMomentum, baseMomentum, maxMomentum, maxMomentum) : base;
    }

    /** From a to b, then (in three phases) to c, then to d; phases end on parts of steps, as PyTorch's do. */
    private double cycle(long step, double a, double b, double c, double d) {
        if (step >= totalSteps) {
            throw new IllegalArgumentException(
                    "this OneCycleLr is for %d steps, but was asked about one more; totalSteps is epochs * steps of an epoch"
                            .formatted(totalSteps));
        }
        double peak = pctStart * totalSteps - 1;
        if (step <= peak) {
            return anneal.between(a, b, step / peak);
        }
        double fall = isThreePhase ? 2 * peak : totalSteps - 1;
        if (step <= fall) {
            return anneal.between(b, isThreePhase ? c : d, (step - peak) / (fall - peak));
        }
        return anneal.between(c, d, (step - fall) / (totalSteps - 1 - fall));
    }
}
