package synapt.train;

/**
 * AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019) as PyTorch defines it: {@link Adam}, but the weight
 * decay does not go through its means: each weight is multiplied by 1 - rate * weightDecay before the step.
 *
 * @param rate        learning rate, finite and at least 0
 * @param beta1       the share of the gradients' mean that is kept, at least 0 and less than 1
 * @param beta2       the share of the squares' mean that is kept, at least 0 and less than 1
 * @param eps         what the divisor is at least, finite and above 0
 * @param weightDecay finite and at least 0
 */
public record AdamW(double rate, double beta1, double beta2, double eps, double weightDecay) implements Optimizer {

    /** @throws IllegalArgumentException if a number is out of its range */
    public AdamW {
        Ranges.rate(rate);
        Ranges.share("beta1", beta1);
        Ranges.share("beta2", beta2);
        Ranges.eps(eps);
        Ranges.weightDecay(weightDecay);
    }

    /** PyTorch's defaults: rate 0.001, betas 0.9 and 0.999, eps 1e-8, weight decay 0.01. */
    public static AdamW of() {
        return of(1e-3);
    }

    /** PyTorch's defaults at some learning rate. */
    public static AdamW of(double rate) {
        return new AdamW(rate, 0.9, 0.999, 1e-8, 0.01);
    }

    public AdamW betas(double first, double second) {
        return new AdamW(rate, first, second, eps, weightDecay);
    }

    public AdamW eps(double value) {
        return new AdamW(rate, beta1, beta2, value, weightDecay);
    }

    @Override
    public AdamW weightDecay(double value) {
        return new AdamW(rate, beta1, beta2, eps, value);
    }

    @Override
    public double momentum() {
        return beta1;
    }
}
