package synapt.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import synapt.Evaluates;
import synapt.NonFiniteException;
import synapt.Parameters;
import synapt.Ports;
import synapt.Trainable;
import synapt.data.Shuffle;
import synapt.io.Checkpoint;

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
 * <p>With {@link #checkpoint} the state goes to a file now and then, and {@link #resume} goes on from there: whenever the process is
 * killed, the same program started again ends with the same bits.
 *
 * <p>The same seeds give the same bits: nothing depends on time or the number of threads. For one thread.
 *
 * @param <Y> the targets, as the run takes them
 */
public final class Trainer<Y> {

    /** Where checkpoints go, and how many steps apart they are. */
    private record Checkpoints(Path file, int steps) {}

    private final Trainable<Y> run;
    private Standing.Base base;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private final List<EpochResult> results = new ArrayList<>();
    private Schedule schedule = Schedule.constant();
    private @Nullable Plateau plateau;
    private @Nullable Parameters averaged;
    private long seed;
    private boolean dropsLast;
    private @Nullable Evaluates evaluator;
    private @Nullable Examples<?> validation;
    private @Nullable Checkpoints checkpoints;

    /** The epoch at work, or the next. */
    private int epoch;

    /** Epochs that were asked for so far. */
    private int planned;

    private @Nullable Standing resumed;
    private double lastBase = Double.NaN;
    private double lastRate = Double.NaN;

    private Trainer(Trainable<Y> run) {
        this.run = run;
        this.base = new Standing.Base(run.rate(), run.momentum());
    }

    /** A trainer that shuffles by seed 0 and keeps the rate that the run has now. */
    public static <Y> Trainer<Y> of(Trainable<Y> run) {
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

    /** Lowers the schedule's base when the validation's loss has stopped falling; needs {@link #validation}, and one output. */
    public Trainer<Y> plateau(ReduceLrOnPlateau settings) {
        return plateau(settings, Plateau::validationLoss);
    }

    /**
     * Lowers the schedule's base when a metric has stopped getting better. The metric is taken after each epoch that came to its
     * end: for example {@code plateau(ReduceLrOnPlateau.of().max(), result -> result.validation().accuracy())}.
     */
    public Trainer<Y> plateau(ReduceLrOnPlateau settings, ToDoubleFunction<EpochResult> metric) {
        plateau = new Plateau(settings, metric, base.rate());
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
    public Trainer<Y> validation(Evaluates ofTheNetwork, Examples<?> examples) {
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
     * Writes a checkpoint every so many steps, after each epoch, and when a listener stops: all that the run and this trainer need to
     * go on, in one file, which is replaced whole or not at all. It holds no times, so the file of a run that was interrupted is in the
     * end that of one which was not.
     *
     * @param steps 1 or more
     * @throws IllegalArgumentException if steps is less than 1
     */
    public Trainer<Y> checkpoint(Path file, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("checkpoints are 1 or more steps apart, but were to be " + steps);
        }
        checkpoints = new Checkpoints(file, steps);
        return this;
    }

    /**
     * Goes on from a {@link #checkpoint}. To be called last before {@link #fit}, of a program that is the same otherwise: the calls of
     * {@code fit} then leave out what was done, in the middle of an epoch if need be, and end with the bits, and the results, of a run
     * that was never interrupted (in results of epochs that were done before, what depends on time is NaN).
     *
     * <pre>{@code
     * if (Files.exists(file)) {
     *     trainer.resume(file);
     * }
     * }</pre>
     *
     * @throws IOException           if the file can't be read, is damaged, or is of another run, with what differs; nothing is changed
     *                               then
     * @throws IllegalStateException if this trainer was at work already
     */
    public Trainer<Y> resume(Path file) throws IOException {
        if (planned > 0) {
            throw new IllegalStateException(
                    "this trainer has trained already; resume with a new one, before the first call of fit");
        }
        Checkpoint from = Checkpoint.read(file);
        List<String> names =
                run.ports().outputs().stream().map(Ports.Port::name).toList();
        Standing there = Standing.of(from, names);
        there.requireSame(from, run.maxBatch(), seed, dropsLast);
        there.requireSchedule(from, schedule);
        run.resume(from);
        resumed = there;
        epoch = there.epoch();
        base = there.base();
        lastBase = there.lastBase();
        lastRate = there.lastRate();
        results.addAll(there.results());
        if (plateau != null) {
            plateau.resume(base.rate(), there.metrics());
        }
        return this;
    }

    /**
     * Trains for some epochs. Epochs are numbered on from the last call's, so calling this twice does as many epochs as one call
     * for both would, with the same result. An epoch in which a listener stopped counts, and is not taken up again.
     *
     * @param epochs 1 or more
     * @return the results of the epochs that came to their end
     * @throws NonFiniteBatchException  if NaN or an infinity comes up
     * @throws IllegalArgumentException if epochs is less than 1, or the examples do not fit the network or are too few for a step, or
     *                                  are not as many as those of the run that was resumed
     * @throws UncheckedIOException     if a checkpoint can't be written
     */
    public List<EpochResult> fit(Examples<Y> examples, int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("training takes 1 or more epochs, but was asked for " + epochs);
        }
        examples.requireFit(run.ports());
        int smallest = dropsLast ? run.maxBatch() : run.minBatch();
        int rest = examples.size() % run.maxBatch();
        int perEpoch = examples.size() - (rest < smallest ? rest : 0);
        if (perEpoch == 0) {
            throw new IllegalArgumentException("a step of this %s takes %d or more examples, but there are %d"
                    .formatted(dropsLast ? "run" : "network", smallest, examples.size()));
        }
        if (resumed != null) {
            resumed.requireExamples(examples.size());
            if (averaged != null && epoch > 0 && resumed.sums().examples == 0) {
                run.copyAverageTo(averaged);
            }
        }
        int first = planned;
        int end = planned + epochs;
        planned = end;
        try {
            if (epoch < end) {
                train(examples, perEpoch, end);
            }
        } finally {
            listeners.forEach(TrainingListener::trainingOver);
        }
        return results.stream()
                .filter(r -> r.epoch() >= first && r.epoch() < end)
                .toList();
    }

    private void train(Examples<Y> examples, int perEpoch, int end) {
        Examples<Y> batch = examples.room(Math.min(run.maxBatch(), perEpoch));
        int[] order = new int[examples.size()];
        Meter meter = new Meter(run, epoch, end, perEpoch, examples.targets());
        for (boolean stopped = false; !stopped && epoch < end; ) {
            Shuffle.order(seed, epoch, order);
            stopped = !epoch(examples, order, batch, meter, perEpoch);
            if (stopped) {
                save(meter.sums(), epoch, examples.size());
            } else {
                epochDone(meter);
                save(new EpochSums(examples.targets().outputs()), epoch + 1, examples.size());
                stopped = stopWanted();
            }
            epoch++;
            planned = stopped ? epoch : end;
        }
    }

    private void epochDone(Meter meter) {
        if (averaged != null) {
            run.copyAverageTo(averaged);
        }
        Scores.Measured measured = score();
        EpochResult result =
                new EpochResult(meter.progress(), measured.first(), meter.epochSeconds(), measured.outputs());
        results.add(result);
        if (plateau != null) {
            plateau.epochDone(result);
        }
        listeners.forEach(listener -> listener.epochDone(result));
    }

    /** All steps of an epoch; false if a listener wanted to stop before the last. */
    private boolean epoch(Examples<Y> examples, int[] order, Examples<Y> batch, Meter meter, int perEpoch) {
        meter.epochBegins(epoch, begun(examples.targets().outputs()));
        Progress start = meter.progress();
        listeners.forEach(listener -> listener.epochBegins(start));
        for (int from = start.examples(); from < perEpoch; from += run.maxBatch()) {
            int count = Math.min(run.maxBatch(), perEpoch - from);
            examples.gather(order, from, count, seed, epoch, batch);
            follow(schedule);
            meter.stepDone(step(batch, count, order, from), batch.targets(), count);
            if (!listeners.isEmpty()) {
                Progress progress = meter.progress();
                listeners.forEach(listener -> listener.stepDone(progress));
            }
            if (from + count < perEpoch) {
                if (stopWanted()) {
                    return false;
                }
                if (checkpoints != null && run.step() % checkpoints.steps == 0) {
                    save(meter.sums(), epoch, examples.size());
                }
            }
        }
        return true;
    }

    /** What was done of the epoch at work before the run was resumed. */
    private EpochSums begun(int outputs) {
        Standing there = resumed;
        resumed = null;
        return there == null ? new EpochSums(outputs) : there.sums().copy();
    }

    private void save(EpochSums sums, int inEpoch, int size) {
        if (checkpoints == null) {
            return;
        }
        Checkpoint.Builder to = run.checkpoint().toBuilder();
        new Standing(
                        new Standing.Plan(size, run.maxBatch(), seed, dropsLast),
                        ScheduleText.of(schedule),
                        base,
                        inEpoch,
                        sums,
                        lastBase,
                        lastRate,
                        plateau == null ? new double[0] : plateau.metrics(),
                        results)
                .addTo(to);
        try {
            to.build().write(checkpoints.file);
        } catch (IOException e) {
            throw new UncheckedIOException("no checkpoint could be written: " + e.getMessage(), e);
        }
    }

    private void follow(Schedule now) {
        lastBase = plateau == null ? base.rate() : plateau.rate();
        lastRate = now.rate(lastBase, epoch, run.step());
        run.setRate(lastRate);
        double momentum = now.momentum(base.momentum(), epoch, run.step());
        if (momentum != run.momentum()) { // there may be none to set
            run.setMomentum(momentum);
        }
    }

    private float step(Examples<Y> batch, int count, int[] order, int from) {
        try {
            return run.trainStep(batch, batch.targets().all(), count);
        } catch (NonFiniteException e) {
            throw new NonFiniteBatchException(e, epoch, Arrays.copyOfRange(order, from, from + count));
        }
    }

    private boolean stopWanted() {
        return listeners.stream().anyMatch(TrainingListener::wantsStop);
    }

    private Scores.Measured score() {
        return evaluator == null || validation == null
                ? new Scores.Measured(null, List.of())
                : Scores.of(evaluator, validation);
    }
}
