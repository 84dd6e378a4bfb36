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
    private final double[][] ofExamples;

    Loss(TrainPass<N> pass, double value, int correct, long serial, double[] own, double[][] ofExamples) {
        this.own = own;
        this.ofExamples = ofExamples;
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

    /**
     * The loss of each example, as {@code reduction='none'} gives it in PyTorch: not averaged, without the output's weight; of a
     * sequence the sum over its positions, of losses that compare numbers the sum over these. Of several outputs, the first.
     */
    public float[] ofExamples() {
        return floats(ofExamples[0]);
    }

    /**
     * As {@link #ofExamples()}, of one of several outputs.
     *
     * @throws IllegalArgumentException if there is no such output
     */
    public float[] ofExamples(String output) {
        return floats(ofExamples[pass.run().ports().output(output)]);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
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
