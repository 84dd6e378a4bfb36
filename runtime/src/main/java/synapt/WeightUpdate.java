package synapt;

import synapt.train.Optimizer;
import synapt.train.OptimizerState;

/** The last part of a training run's step: the optimiser follows the gradients, a chunk of parameters at a time. */
final class WeightUpdate {

    private final Parameters tensors;
    private final StepMemory memory;
    private final OptimizerState optimizer;
    private final boolean hasMomentum;
    private final Workers.Job job = this::chunk;
    private double rate;
    private double momentum;

    WeightUpdate(Parameters tensors, StepMemory memory, Optimizer optimizer) {
        this.tensors = tensors;
        this.memory = memory;
        this.optimizer = optimizer.newState(tensors.backend().kernels(), tensors.table());
        this.rate = optimizer.rate();
        this.momentum = optimizer.momentum();
        this.hasMomentum = momentum > 0;
    }

    double rate() {
        return rate;
    }

    void setRate(double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("a learning rate is finite and at least 0, but it is " + value);
        }
        rate = value;
    }

    double momentum() {
        return momentum;
    }

    void setMomentum(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "a momentum that is set is above 0 and less than 1, but it is " + value);
        }
        if (!hasMomentum) {
            throw new IllegalStateException("the optimiser was made without a momentum, so there is none to set to "
                    + value + "; give it one, for example Sgd.of(0.01).momentum(0.9)");
        }
        momentum = value;
    }

    /** Steps on all parameters, whose lock the caller holds. */
    void run(long step) {
        optimizer.begin(step + 1, rate, momentum);
        tensors.backend().workers().run(StepMemory.chunks(tensors.table().learntElements()), job);
    }

    private void chunk(int worker, int chunk) {
        long from = (long) chunk * StepMemory.CHUNK;
        long to = Math.min(from + StepMemory.CHUNK, tensors.table().learntElements());
        optimizer.step(tensors.learnt(), memory.gradient(), from, to);
    }
}
