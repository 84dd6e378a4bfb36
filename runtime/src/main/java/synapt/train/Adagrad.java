package synapt.train;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/**
 * Adagrad (Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", JMLR 12, 2011) as
 * PyTorch defines it: the gradient is divided by the root of the sum of all its squares so far, plus eps. The rate of step t (from 1)
 * is rate / (1 + (t - 1) * rateDecay). Weight decay is added to the gradient.
 *
 * @param rate        learning rate, finite and at least 0
 * @param rateDecay   PyTorch's {@code lr_decay}, finite and at least 0
 * @param weightDecay finite and at least 0
 * @param initial     what the sums start with, PyTorch's {@code initial_accumulator_value}; finite and at least 0
 * @param eps         what the divisor is at least, finite and above 0
 */
public record Adagrad(double rate, double rateDecay, double weightDecay, double initial, double eps)
        implements Optimizer {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Adagrad {
        Ranges.rate(rate);
        Ranges.notNegative("a rate's decay", rateDecay);
        Ranges.weightDecay(weightDecay);
        Ranges.notNegative("what Adagrad's sums start with", initial);
        Ranges.eps(eps);
    }

    /** PyTorch's defaults: rate 0.01, no decays, sums that start with 0, eps 1e-10. */
    public static Adagrad of() {
        return of(1e-2);
    }

    /** PyTorch's defaults at some learning rate. */
    public static Adagrad of(double rate) {
        return new Adagrad(rate, 0, 0, 0, 1e-10);
    }

    public Adagrad rateDecay(double value) {
        return new Adagrad(rate, value, weightDecay, initial, eps);
    }

    @Override
    public Adagrad weightDecay(double value) {
        return new Adagrad(rate, rateDecay, value, initial, eps);
    }

    public Adagrad initial(double value) {
        return new Adagrad(rate, rateDecay, weightDecay, value, eps);
    }

    public Adagrad eps(double value) {
        return new Adagrad(rate, rateDecay, weightDecay, initial, value);
    }

    /** 0: nothing of a step is kept. */
    @Override
    public double momentum() {
        return 0;
    }

    UpdateRule rule(Kernels kernels, OptimizerMemory memory) {
        return new Rule(this, kernels, memory.slot(0, initial));
    }

    private static final class Rule implements UpdateRule {

        private final Adagrad settings;
        private final Kernels kernels;
        private final MemorySegment squares;
        private float rate;

        Rule(Adagrad settings, Kernels kernels, MemorySegment squares) {
            this.settings = settings;
            this.kernels = kernels;
            this.squares = squares;
        }

        @Override
        public void begin(long number, double newRate, double momentum) {
            rate = (float) (newRate / (1 + (number - 1) * settings.rateDecay));
        }

        @Override
        public void step(MemorySegment weights, MemorySegment gradient, long from, long to) {
            kernels.adagrad(
                    weights, gradient, squares, from, to, rate, (float) settings.eps, (float) settings.weightDecay);
        }
    }
}
