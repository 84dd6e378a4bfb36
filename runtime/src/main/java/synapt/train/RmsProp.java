package synapt.train;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/**
 * RMSprop (Tieleman and Hinton, lecture 6.5 of "Neural Networks for Machine Learning", 2012) as PyTorch defines it: the gradient is
 * divided by the root of a running mean of its squares, plus eps; centered, by the root of a running variance (Graves, "Generating
 * Sequences With Recurrent Neural Networks", 2013). With a momentum, steps are momentum * the last step + that. Weight decay is added
 * to the gradient.
 *
 * @param rate        learning rate, finite and at least 0
 * @param alpha       the share of the mean that is kept, at least 0 and less than 1
 * @param eps         what the divisor is at least, finite and above 0
 * @param weightDecay finite and at least 0
 * @param momentum    at least 0 and less than 1
 * @param isCentered  whether the mean is taken off before squaring
 */
public record RmsProp(double rate, double alpha, double eps, double weightDecay, double momentum, boolean isCentered)
        implements Optimizer {

    /** @throws IllegalArgumentException if a number is out of its range */
    public RmsProp {
        Ranges.rate(rate);
        Ranges.share("alpha", alpha);
        Ranges.eps(eps);
        Ranges.weightDecay(weightDecay);
        Ranges.share("a momentum", momentum);
    }

    /** PyTorch's defaults: rate 0.01, alpha 0.99, eps 1e-8, neither decay nor momentum, not centered. */
    public static RmsProp of() {
        return of(1e-2);
    }

    /** PyTorch's defaults at some learning rate. */
    public static RmsProp of(double rate) {
        return new RmsProp(rate, 0.99, 1e-8, 0, 0, false);
    }

    public RmsProp alpha(double value) {
        return new RmsProp(rate, value, eps, weightDecay, momentum, isCentered);
    }

    public RmsProp eps(double value) {
        return new RmsProp(rate, alpha, value, weightDecay, momentum, isCentered);
    }

    @Override
    public RmsProp weightDecay(double value) {
        return new RmsProp(rate, alpha, eps, value, momentum, isCentered);
    }

    public RmsProp momentum(double value) {
        return new RmsProp(rate, alpha, eps, weightDecay, value, isCentered);
    }

    public RmsProp centered() {
        return new RmsProp(rate, alpha, eps, weightDecay, momentum, true);
    }

    UpdateRule rule(Kernels kernels, OptimizerMemory memory) {
        return new Rule(this, kernels, memory);
    }

    private static final class Rule implements UpdateRule {

        private final RmsProp settings;
        private final Kernels kernels;
        private final MemorySegment squares;
        private final MemorySegment means;
        private final MemorySegment buffer;
        private float rate;
        private float momentum;

        Rule(RmsProp settings, Kernels kernels, OptimizerMemory memory) {
            this.settings = settings;
            this.kernels = kernels;
            int slots = 0;
            squares = memory.slot(slots++);
            means = settings.isCentered ? memory.slot(slots++) : memory.none();
            buffer = settings.momentum > 0 ? memory.slot(slots) : memory.none();
        }

        @Override
        public void begin(long number, double newRate, double newMomentum) {
            rate = (float) newRate;
            momentum = (float) newMomentum;
        }

        @Override
        public void step(MemorySegment weights, MemorySegment gradient, long from, long to) {
            kernels.rmsProp(
                    weights,
                    gradient,
                    squares,
                    means,
                    buffer,
                    from,
                    to,
                    rate,
                    (float) settings.alpha,
                    (float) (1 - settings.alpha),
                    (float) settings.eps,
                    momentum,
                    (float) settings.weightDecay,
                    settings.isCentered);
        }
    }
}
