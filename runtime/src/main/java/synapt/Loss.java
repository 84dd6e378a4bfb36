package synapt;

/**
 * The loss of a {@link TrainPass}.
 *
 * @param <N> the network it is of
 */
public final class Loss<N> {

    private final TrainPass<N> pass;
    private final double value;
    private final int correct;
    private final long serial;

    Loss(TrainPass<N> pass, double value, int correct, long serial) {
        this.pass = pass;
        this.serial = serial;
        this.value = value;
        this.correct = correct;
    }

    /** The loss of the batch: the mean, unless another reduction was declared. */
    public float value() {
        return (float) value;
    }

    /** The loss, without rounding where the backend computes in double precision. */
    public double doubleValue() {
        return value;
    }

    /** For classifiers: how many examples have their greatest output at their label; else 0. */
    public int correct() {
        return correct;
    }

    TrainPass<N> pass() {
        return pass;
    }

    long serial() {
        return serial;
    }
}
