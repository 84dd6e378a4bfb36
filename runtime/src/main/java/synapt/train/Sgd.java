package synapt.train;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/**
 * Stochastic gradient descent as PyTorch defines it: weight decay is added to the gradient; the velocity is momentum * velocity +
 * gradient; Nesterov's step is gradient + momentum * velocity.
 *
 * @param rate        learning rate, finite and at least 0
 * @param momentum    0 to 1, exclusive
 * @param weightDecay finite and at least 0
 * @param isNesterov  whether Nesterov's step is taken; needs a momentum
 */
public record Sgd(double rate, double momentum, double weightDecay, boolean isNesterov) implements Optimizer {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Sgd {
        Ranges.rate(rate);
        Ranges.share("a momentum", momentum);
        Ranges.weightDecay(weightDecay);
        Ranges.require(
                !isNesterov || momentum > 0, "Nesterov's step needs a momentum: call momentum(0.9) before nesterov()");
    }

    /** Plain gradient descent at some learning rate. */
    public static Sgd of(double rate) {
        return new Sgd(rate, 0, 0, false);
    }

    public Sgd momentum(double value) {
        return new Sgd(rate, value, weightDecay, isNesterov);
    }

    @Override
    public Sgd weightDecay(double value) {
        return new Sgd(rate, momentum, value, isNesterov);
    }

    public Sgd nesterov() {
        return new Sgd(rate, momentum, weightDecay, true);
    }

    UpdateRule rule(Kernels kernels, OptimizerMemory memory) {
        return new Rule(this, kernels, momentum > 0 ? memory.slot(0) : memory.none());
    }

    private static final class Rule implements UpdateRule {

        private final Sgd settings;
        private final Kernels kernels;
        private final MemorySegment velocity;
        private float rate;
        private float momentum;

        Rule(Sgd settings, Kernels kernels, MemorySegment velocity) {
            this.settings = settings;
            this.kernels = kernels;
            this.velocity = velocity;
        }

        @Override
        public void begin(long number, double newRate, double newMomentum) {
            rate = (float) newRate;
            momentum = (float) newMomentum;
        }

        @Override
        public void step(MemorySegment weights, MemorySegment gradient, long from, long to) {
            kernels.sgd(
                    weights,
                    gradient,
                    velocity,
                    from,
                    to,
                    rate,
                    momentum,
                    (float) settings.weightDecay,
                    settings.isNesterov);
        }
    }
}
