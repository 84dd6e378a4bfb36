package synapt;

import java.lang.foreign.MemorySegment;
import java.util.List;
import synapt.kernel.Kernels;
import synapt.train.Optimizer;
import synapt.train.OptimizerState;
import synapt.train.TunedOptimizer;

/**
 * The last part of a training run's step: gradients are clipped and the optimiser follows them, a chunk of parameters at a time, so
 * that nothing depends on threads.
 */
final class WeightUpdate {

    private final Parameters tensors;
    private final Kernels k;
    private final MemorySegment gradient;
    private final String settings;
    private final OptimizerState optimizer;
    private final boolean hasMomentum;
    private final GradientClip clip;
    private final WeightAverage average;
    private final Workers.Job job = this::chunk;
    private double rate;
    private double momentum;

    WeightUpdate(Parameters tensors, StepMemory memory, Optimizer optimizer) {
        this.tensors = tensors;
        this.k = tensors.backend().kernels();
        this.gradient = memory.gradient();
        this.settings = settings(optimizer.tuned());
        this.optimizer = optimizer.newState(k, tensors.table());
        this.clip = new GradientClip(tensors, gradient, optimizer.tuned());
        this.average = new WeightAverage(tensors, optimizer.tuned().keptAverage());
        this.rate = optimizer.rate();
        this.momentum = optimizer.momentum();
        this.hasMomentum = momentum > 0;
    }

    /** What the optimiser was made with; micro-batches are not part of it, as they change no bit. */
    private static String settings(TunedOptimizer optimizer) {
        TunedOptimizer whole = optimizer.wholeBatches();
        return whole.equals(whole.base().tuned()) ? whole.base().toString() : whole.toString();
    }

    String settings() {
        return settings;
    }

    /** What the optimiser remembers: numbers for each learnt element. */
    List<MemorySegment> memory() {
        return optimizer.memory();
    }

    void resume(double newRate, double newMomentum, boolean hasAverage) {
        rate = newRate;
        momentum = newMomentum;
        average.resume(hasAverage);
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
            throw new IllegalArgumentException("a momentum that is set is above 0 and less than 1, but it is " + value);
        }
        if (!hasMomentum) {
            throw new IllegalStateException("the optimiser was made without a momentum, so there is none to set to "
                    + value + "; give it one, for example Sgd.of(0.01).momentum(0.9)");
        }
        momentum = value;
    }

    /** The norm of the last step's gradient before it was clipped. */
    double gradientNorm() {
        return clip.norm();
    }

    WeightAverage average() {
        return average;
    }

    /** What comes before {@link #run} and changes no parameter. */
    void begin(long step) {
        clip.begin();
        optimizer.begin(step + 1, rate, momentum);
        average.begin();
    }

    /** Steps on all parameters, whose lock the caller holds. */
    void run() {
        tensors.backend().workers().run(StepMemory.chunks(tensors.table().learntElements()), job);
    }

    private void chunk(int worker, int chunk) {
        long from = (long) chunk * StepMemory.CHUNK;
        long to = Math.min(from + StepMemory.CHUNK, tensors.table().learntElements());
        clip.shorten(from, to);
        optimizer.step(tensors.learnt(), gradient, from, to);
        average.follow(from, to);
    }
}
