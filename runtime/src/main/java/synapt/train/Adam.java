package synapt.train;

/**
 * Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015) as PyTorch defines it: m and v are running means of
 * the gradient and of its square, freed of their start at zero; a step is rate * m / (sqrt(v) + eps). Weight decay is added to the
 * gradient; {@link AdamW} keeps it apart, which mostly works better.
 *
 * @param rate        learning rate, finite and at least 0
 * @param beta1       the share of the gradients' mean that is kept, at least 0 and less than 1
 * @param beta2       the share of the squares' mean that is kept, at least 0 and less than 1
 * @param eps         what the divisor is at least, finite and above 0
 * @param weightDecay added to the gradient, times the weight; finite and at least 0
 */
public record Adam(double rate, double beta1, double beta2, double eps, double weightDecay) implements Optimizer {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Adam {
        Ranges.rate(rate);
        Ranges.share("beta1", beta1);
        Ranges.share("beta2", beta2);
        Ranges.eps(eps);
        Ranges.weightDecay(weightDecay);
    }

    /** PyTorch's defaults: rate 0.001, betas 0.9 and 0.999, eps 1e-8, weight decay 0. */
    public static Adam of() {
        return of(1e-3);
    }

    /** PyTorch's defaults at some learning rate. */
    public static Adam of(double rate) {
        return new Adam(rate, 0.9, 0.999, 1e-8, 0);
    }

    public Adam betas(double first, double second) {
        return new Adam(rate, first, second, eps, weightDecay);
    }

    public Adam eps(double value) {
        return new Adam(rate, beta1, beta2, value, weightDecay);
    }

    @Override
    public Adam weightDecay(double value) {
        return new Adam(rate, beta1, beta2, eps, value);
    }

    @Override
    public double momentum() {
        return beta1;
    }
}
