package synapt.train;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/**
 * Lion (Chen et al., "Symbolic Discovery of Optimization Algorithms", NeurIPS 2023, algorithm 2): each parameter steps by the rate, in
 * the direction of beta1 * m + (1 - beta1) * gradient, where m = beta2 * m + (1 - beta2) * gradient comes after it. Each weight is
 * multiplied by 1 - rate * weightDecay before the step. Steps are as long as the rate says, so it wants a rate 3 to 10 times smaller
 * than {@link AdamW}'s, and a weight decay as many times larger.
 *
 * @param rate        learning rate, finite and at least 0
 * @param beta1       the share of m in a step's direction, at least 0 and less than 1
 * @param beta2       the share of m that is kept, at least 0 and less than 1
 * @param weightDecay finite and at least 0
 */
public record Lion(double rate, double beta1, double beta2, double weightDecay) implements Optimizer {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Lion {
        Ranges.rate(rate);
        Ranges.share("beta1", beta1);
        Ranges.share("beta2", beta2);
        Ranges.weightDecay(weightDecay);
    }

    /** The paper's defaults: rate 0.0001, betas 0.9 and 0.99, no weight decay. */
    public static Lion of() {
        return of(1e-4);
    }

    /** The paper's defaults at some learning rate. */
    public static Lion of(double rate) {
        return new Lion(rate, 0.9, 0.99, 0);
    }

    public Lion betas(double first, double second) {
        return new Lion(rate, first, second, weightDecay);
    }

    @Override
    public Lion weightDecay(double value) {
        return new Lion(rate, beta1, beta2, value);
    }

    @Override
    public double momentum() {
        return beta1;
    }

    UpdateRule rule(Kernels kernels, OptimizerMemory memory) {
        return new Rule(this, kernels, memory.slot(0));
    }

    private static final class Rule implements UpdateRule {

        private final Lion settings;
        private final Kernels kernels;
        private final MemorySegment mean;
        private float rate;
        private float beta1;
        private float share1;
        private float shrink;

        Rule(Lion settings, Kernels kernels, MemorySegment mean) {
            this.settings = settings;
            this.kernels = kernels;
            this.mean = mean;
        }

        @Override
        public void begin(long number, double newRate, double momentum) {
            rate = (float) newRate;
            beta1 = (float) momentum;
            share1 = (float) (1 - momentum);
            shrink = (float) (1 - newRate * settings.weightDecay);
        }

        @Override
        public void step(MemorySegment weights, MemorySegment gradient, long from, long to) {
            kernels.lion(
                    weights,
                    gradient,
                    mean,
                    from,
                    to,
                    rate,
                    beta1,
                    share1,
                    (float) settings.beta2,
                    (float) (1 - settings.beta2),
                    shrink);
        }
    }
}
