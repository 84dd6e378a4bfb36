package synapt.train;

/**
 * Half a cosine from the base rate down to a least one, over some epochs: {@code min + (base - min) * (1 + cos(pi * epoch / epochs)) /
 * 2} (Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, without the restarts). PyTorch's
 * {@code CosineAnnealingLR}; as there, the rate rises again after the last of the epochs.
 *
 * @param epochs PyTorch's {@code T_max}, 1 or more
 * @param least  PyTorch's {@code eta_min}, finite and at least 0
 */
public record CosineAnnealingLr(int epochs, double least) implements Schedule {

    /** @throws IllegalArgumentException if a number is out of its range */
    public CosineAnnealingLr {
        Ranges.count("CosineAnnealingLr", "epochs", epochs);
        Ranges.notNegative("CosineAnnealingLr's least rate", least);
    }

    /** Down to 0. */
    public static CosineAnnealingLr of(int epochs) {
        return new CosineAnnealingLr(epochs, 0);
    }

    public CosineAnnealingLr least(double rate) {
        return new CosineAnnealingLr(epochs, rate);
    }

    @Override
    public double rate(double base, int epoch, long step) {
        return Anneal.COSINE.between(base, least, (double) epoch / epochs);
    }
}
