package synapt.train;

import java.lang.foreign.Arena;
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

    public Sgd {
        require(rate >= 0 && Double.isFinite(rate), "a learning rate is finite and at least 0, but it is " + rate);
        require(momentum >= 0 && momentum < 1, "a momentum is at least 0 and less than 1, but it is " + momentum);
        require(
                weightDecay >= 0 && Double.isFinite(weightDecay),
                "a weight decay is finite and at least 0, but it is " + weightDecay);
        require(!isNesterov || momentum > 0, "Nesterov's step needs a momentum: call momentum(0.9) before nesterov()");
    }

    /** Plain gradient descent at some learning rate. */
    public static Sgd of(double rate) {
        return new Sgd(rate, 0, 0, false);
    }

    public Sgd momentum(double value) {
        return new Sgd(rate, value, weightDecay, isNesterov);
    }

    public Sgd weightDecay(double value) {
        return new Sgd(rate, momentum, value, isNesterov);
    }

    public Sgd nesterov() {
        return new Sgd(rate, momentum, weightDecay, true);
    }

    @Override
    public State newState(Kernels kernels, long elements) {
        long needed = momentum > 0 ? elements : Kernels.LANES;
        MemorySegment velocity = Arena.ofAuto().allocate(Math.max(needed, Kernels.LANES) * kernels.elementBytes(), 64);
        float m = (float) momentum;
        float decay = (float) weightDecay;
        return (weights, gradient, from, to, lr) ->
                kernels.sgd(weights, gradient, velocity, from, to, (float) lr, m, decay, isNesterov);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
