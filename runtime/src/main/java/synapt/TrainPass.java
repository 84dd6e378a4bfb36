package synapt;

/**
 * A forward pass in training: what the backward pass needs to know of it is kept until the next one.
 *
 * @param <N> the network it is of
 */
public final class TrainPass<N> {

    private final TrainingRun<N, ?, ?> run;
    private final long serial;
    private final int count;

    TrainPass(TrainingRun<N, ?, ?> run, long serial, int count) {
        this.run = run;
        this.serial = serial;
        this.count = count;
    }

    /** How many examples it is of. */
    public int count() {
        return count;
    }

    /**
     * A copy of the network's output, [count][features].
     *
     * @throws IllegalStateException if it has several
     * @throws StalePassException if a later pass has overwritten it
     */
    public float[] output() {
        if (run.ports().outputs().size() > 1) {
            throw new IllegalStateException("the network has several outputs; say which, as in output(\""
                    + run.ports().outputs().getFirst().name() + "\")");
        }
        return run.output(this, 0);
    }

    /**
     * A copy of one of several outputs, [count][features].
     *
     * @throws IllegalArgumentException if there is no such output
     * @throws StalePassException       if a later pass has overwritten it
     */
    public float[] output(String name) {
        return run.output(this, run.ports().output(name));
    }

    TrainingRun<N, ?, ?> run() {
        return run;
    }

    long serial() {
        return serial;
    }
}
