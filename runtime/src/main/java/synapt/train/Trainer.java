package synapt.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import synapt.Evaluator;
import synapt.NonFiniteException;
import synapt.Parameters;
import synapt.TrainingRun;
import synapt.data.Shuffle;

/**
 * The loop over epochs and batches:
 *
 * <pre>{@code
 * var run = net.training(Sgd.of(0.01).momentum(0.9), 256);
 * Trainer.of(run)
 *         .schedule(StepLr.of(150, 0.5))
 *         .validation(net.evaluator(256), test)
 *         .listener(new ProgressLine("images"))
 *         .fit(Examples.of(train, Normalization.of(0.5, 0.5)), 10);
 * }</pre>
 *
 * <p>Each epoch visits the examples in the order that {@link Shuffle} gives for the seed and the epoch's number, in batches of
 * the run's {@code maxBatch()}. What is left at the end is a smaller batch; only if that has fewer examples than the run's
 * {@code minBatch()} (one, in a network with batch normalisation that needs two) they are left out of this epoch; see also {@link
 * #dropLast}.
 *
 * <p>Where examples were given an {@link synapt.data.Augmentation}, each epoch sees them changed in its own way.
 *
 * <p>The same seeds give the same bits: nothing depends on time or the number of threads. For one thread.
 *
 * @param <Y> the targets, as the run takes them
 */
public final class Trainer<Y> {

    private final TrainingRun<?, Y, ?> run;
    private final double base;
    private final double baseMomentum;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private Schedule schedule = Schedule.constant();
    private @Nullable Plateau plateau;
    private @Nullable Parameters averaged;
    private long seed;
    private boolean dropsLast;
    private int epoch;
    private @Nullable Evaluator evaluator;
    private @Nullable Examples<int[]> validation;

    private Trainer(TrainingRun<?, Y, ?> run) {
        this.run = run;
        this.base = run.rate();
        this.baseMomentum = run.momentum();
    }

    /** A trainer that shuffles by seed 0 and keeps the rate that the run has now. */
    public static <Y> Trainer<Y> of(TrainingRun<?, Y, ?> run) {
        return new Trainer<>(run);
    }

    /**
     * Sets the run's rate, and momentum if the schedule changes it, before each step; the schedule's bases are those that the run
     * had when this trainer was made.
     */
    public Trainer<Y> schedule(Schedule newSchedule) {
        schedule = newSchedule;
        return this;
    }

    /** Lowers the schedule's base when the validation's loss has stopped falling; needs {@link #validation}. */
    public Trainer<Y> plateau(ReduceLrOnPlateau settings) {
        return plateau(settings, Plateau::validationLoss);
    }

    /**
     * Lowers the schedule's base when a metric has stopped getting better. The metric is taken after each epoch that came to its
     * end: for example {@code plateau(ReduceLrOnPlateau.of().max(), result -> result.validation().accuracy())}.
     */
    public Trainer<Y> plateau(ReduceLrOnPlateau settings, ToDoubleFunction<EpochResult> metric) {
        plateau = new Plateau(settings, metric, base);
        return this;
    }

    /** What orders and augmentation are drawn from. Dropout's noise has a seed of its own, the network's. */
    public Trainer<Y> seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /**
     * Leaves out what would be a smaller batch at an epoch's end; other examples in each epoch. Worth it at a high rate: the
     * gradient of a few examples is noisy, and its step is as long as any other.
     */
    public Trainer<Y> dropLast() {
        dropsLast = true;
        return this;
    }

    /**
     * Writes the average of the weights to another network of the same kind after each epoch, before the validation; give that
     * network's evaluator to {@link #validation} to measure the average. The run's optimiser needs {@link Optimizer#averaged}.
     */
    public Trainer<Y> averageTo(Parameters network) {
        averaged = network;
        return this;
    }

    /** Measures the network after each epoch. */
    public Trainer<Y> validation(Evaluator ofTheNetwork, Examples<int[]> examples) {
        evaluator = ofTheNetwork;
        validation = examples;
        return this;
    }

    /** Adds someone who follows; in the order they were added. */
    public Trainer<Y> listener(TrainingListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Trains for some epochs. Epochs are numbered on from the last call's, so calling this twice does as many epochs as one call
     * for both would, with the same result. An epoch in which a listener stopped counts, and is not taken up again.
     *
     * @param epochs 1 or more
     * @return the results of the epochs that came to their end
     * @throws NonFiniteBatchException  if NaN or an infinity comes up
     * @throws IllegalArgumentException if epochs is less than 1, or the examples do not fit the network or are too few for a step
     */
    public List<EpochResult> fit(Examples<Y> examples, int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("training takes 1 or more epochs, but was asked for " + epochs);
        }
        if (examples.features() != run.inputFeatures()) {
            throw new IllegalArgumentException("the network takes inputs of %d numbers, but the examples have %d"
                    .formatted(run.inputFeatures(), examples.features()));
        }
        int smallest = dropsLast ? run.maxBatch() : run.minBatch();
        int rest = examples.size() % run.maxBatch();
        int perEpoch = examples.size() - (rest < smallest ? rest : 0);
        if (perEpoch == 0) {
            throw new IllegalArgumentException("a step of this %s takes %d or more examples, but there are %d"
                    .formatted(dropsLast ? "run" : "network", smallest, examples.size()));
        }
        Examples<Y> batch = examples.room(Math.min(run.maxBatch(), perEpoch));
        int[] order = new int[examples.size()];
        int end = epoch + epochs;
        Meter meter = new Meter(end, perEpoch, epochs, examples.hasClasses() ? examples.targetsEach() : 0);
        List<EpochResult> results = new ArrayList<>();
        try {
            for (boolean stopped = false; !stopped && epoch < end; epoch++) {
                Shuffle.order(seed, epoch, order);
                stopped = !epoch(examples, order, batch, meter);
                if (!stopped) {
                    if (averaged != null) {
                        run.copyAverageTo(averaged);
                    }
                    EpochResult result =
                            new EpochResult(meter.progress(run.step(), run.rate()), score(), meter.epochSeconds());
                    results.add(result);
                    if (plateau != null) {
                        plateau.epochDone(result);
                    }
                    listeners.forEach(listener -> listener.epochDone(result));
                    stopped = stopWanted();
                }
            }
        } finally {
            listeners.forEach(TrainingListener::trainingOver);
        }
        return List.copyOf(results);
    }

    /** All steps of an epoch; false if a listener wanted to stop before the last. */
    private boolean epoch(Examples<Y> examples, int[] order, Examples<Y> batch, Meter meter) {
        meter.epochBegins(epoch);
        Progress start = meter.progress(run.step(), run.rate());
        listeners.forEach(listener -> listener.epochBegins(start));
        int perEpoch = start.epochExamples();
        for (int from = 0; from < perEpoch; from += run.maxBatch()) {
            int count = Math.min(run.maxBatch(), perEpoch - from);
            examples.gather(order, from, count, seed, epoch, batch);
            follow(schedule);
            meter.stepDone(step(batch, count, order, from), run.correct(), count);
            if (!listeners.isEmpty()) {
                Progress progress = meter.progress(run.step(), run.rate());
                listeners.forEach(listener -> listener.stepDone(progress));
            }
            if (from + count < perEpoch && stopWanted()) {
                return false;
            }
        }
        return true;
    }

    private void follow(Schedule now) {
        run.setRate(now.rate(plateau == null ? base : plateau.rate(), epoch, run.step()));
        double momentum = now.momentum(baseMomentum, epoch, run.step());
        if (momentum != run.momentum()) { // there may be none to set
            run.setMomentum(momentum);
        }
    }

    private float step(Examples<Y> batch, int count, int[] order, int from) {
        try {
            return batch.inputs().trainStep(run, batch.targets(), count);
        } catch (NonFiniteException e) {
            throw new NonFiniteBatchException(e, epoch, Arrays.copyOfRange(order, from, from + count));
        }
    }

    private boolean stopWanted() {
        return listeners.stream().anyMatch(TrainingListener::wantsStop);
    }

    private @Nullable Score score() {
        return evaluator == null || validation == null ? null : Score.of(evaluator, validation);
    }
}
