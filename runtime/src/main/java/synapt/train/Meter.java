package synapt.train;

import java.util.ArrayList;
import java.util.List;
import synapt.Trainable;

/** Counts and times what a trainer does. */
final class Meter {

    private static final double NANOS = 1e9;

    private final Trainable<?> run;
    private final int epochs;
    private final int perEpoch;
    private final Targets<?> targets;
    private final long began = System.nanoTime();
    private final Pace pace = new Pace();
    private EpochSums sums;
    private long examplesLeft;
    private long examplesDone;
    private int epoch;
    private long epochBegan;
    private int before;

    /**
     * @param end     the number that the last epoch's is below
     * @param first   the number of the first to be done
     * @param targets like those of the examples
     */
    Meter(Trainable<?> run, int first, int end, int perEpoch, Targets<?> targets) {
        this.run = run;
        this.epochs = end;
        this.perEpoch = perEpoch;
        this.examplesLeft = (long) perEpoch * (end - first);
        this.targets = targets;
        this.sums = new EpochSums(targets.outputs());
    }

    /** @param done what was done of the epoch before a run was resumed; to be changed by this */
    void epochBegins(int number, EpochSums done) {
        epoch = number;
        epochBegan = System.nanoTime();
        sums = done;
        before = done.examples;
        examplesLeft -= before;
    }

    /** Of the epoch so far. */
    EpochSums sums() {
        return sums;
    }

    void stepDone(double meanLoss, Targets<?> batch, int count) {
        sums.examples += count;
        examplesDone += count;
        examplesLeft -= count;
        pace.at(seconds(), examplesDone);
        sums.loss += meanLoss * count;
        for (int i = 0; i < targets.outputs(); i++) {
            sums.losses[i] += run.lossOf(i) * count;
            if (targets.hasClasses(i)) {
                sums.correct[i] += run.correct(i);
                sums.counted[i] += batch.counted(i, count);
            }
        }
    }

    private double seconds() {
        return (System.nanoTime() - began) / NANOS;
    }

    double epochSeconds() {
        return (System.nanoTime() - epochBegan) / NANOS;
    }

    Progress progress() {
        int measured = sums.examples - before;
        List<OutputMetrics> outputs = outputs();
        return new Progress(
                epoch,
                epochs,
                run.step(),
                sums.examples,
                perEpoch,
                sums.loss / sums.examples, // NaN before the first step, as promised
                OutputMetrics.accuracy(outputs),
                run.rate(),
                measured == 0 ? 0 : measured / epochSeconds(),
                pace.secondsFor(examplesLeft, seconds(), examplesDone),
                outputs);
    }

    private List<OutputMetrics> outputs() {
        List<OutputMetrics> outputs = new ArrayList<>();
        for (int i = 0; i < targets.outputs(); i++) {
            outputs.add(new OutputMetrics(
                    run.ports().outputs().get(i).name(),
                    sums.losses[i] / sums.examples,
                    targets.hasClasses(i) ? (double) sums.correct[i] / sums.counted[i] : Double.NaN));
        }
        return outputs;
    }
}
