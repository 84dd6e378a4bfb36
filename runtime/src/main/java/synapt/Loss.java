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
    private final double[] own;

    Loss(TrainPass<N> pass, double value, int correct, long serial, double[] own) {
        this.own = own;
        this.pass = pass;
        this.serial = serial;
        this.value = value;
        this.correct = correct;
    }

    /** The loss of the batch: the mean, unless another reduction was declared; of several outputs, the weighted sum. */
    public float value() {
        return (float) value;
    }

    /**
     * The loss of one of several outputs, without its weight.
     *
     * @throws IllegalArgumentException if there is no such output
     */
    public float value(String output) {
        return (float) own[pass.run().ports().output(output)];
    }

    /** The loss, without rounding where the backend computes in double precision. */
    public double doubleValue() {
        return value;
    }

    /** For classifiers: how many examples have their greatest output at their label; else 0. Of several outputs, the first. */
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
