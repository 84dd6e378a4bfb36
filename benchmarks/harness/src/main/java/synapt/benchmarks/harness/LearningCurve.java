package synapt.benchmarks.harness;

import java.util.Arrays;
import java.util.Locale;

/** The losses of a run, to tell training from mere work. */
final class LearningCurve {
    private final int batches;
    private float[] losses = new float[1 << 16];
    private int steps;

    /** @param batches steps of a pass over the data */
    LearningCurve(int batches) {
        this.batches = batches;
    }

    void add(float loss) {
        if (steps == losses.length) {
            losses = Arrays.copyOf(losses, 2 * steps);
        }
        losses[steps++] = loss;
    }

    /** Mean loss of the first pass over the data. */
    double first() {
        return mean(0, Math.min(steps, batches));
    }

    /** Mean loss of the last pass over the data. */
    double last() {
        return mean(Math.max(0, steps - batches), steps);
    }

    /** What the losses say; a NaN among the last is no learning. */
    String verdict() {
        if (steps < 2 * batches) {
            return "TOO SHORT TO LEARN";
        }
        return last() < first() ? "learnt" : "DID NOT LEARN";
    }

    /** Asks {@code contender} for the first batch that it was trained on, and tells all in one line. */
    String describe(Contender contender, int examples) {
        return String.format(
                Locale.ROOT,
                "%s: loss %.4f -> %.4f in %d steps, %.1f %% of %d training images right",
                verdict(),
                first(),
                last(),
                steps,
                100.0 * contender.correct(0) / examples,
                examples);
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += losses[i];
        }
        return sum / (to - from);
    }
}
