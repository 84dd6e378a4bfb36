package synapt;

/** What a network says of some examples; the caller's own. */
public final class EvalResult {

    private final int count;
    private final int features;
    private final float[] values;

    EvalResult(int count, int features, float[] values) {
        this.count = count;
        this.features = features;
        this.values = values;
    }

    /** How many examples there were. */
    public int count() {
        return count;
    }

    /** Numbers per example. */
    public int features() {
        return features;
    }

    /** All outputs, [count][features]; the array itself, not a copy. */
    public float[] values() {
        return values;
    }

    /** One output of one example. */
    public float value(int example, int feature) {
        return values[index(example, feature)];
    }

    /** The feature with the greatest output of an example, the first of equals. */
    public int argmax(int example) {
        return argmax(values, index(example, 0), features);
    }

    /** Softmax of an example's outputs. */
    public double[] probabilities(int example) {
        return softmax(values, index(example, 0), features);
    }

    private int index(int example, int feature) {
        if (example < 0 || example >= count || feature < 0 || feature >= features) {
            throw new IndexOutOfBoundsException("example " + example + ", feature " + feature + " of " + count
                    + " examples of " + features + " features");
        }
        return example * features + feature;
    }

    static int argmax(float[] values, int from, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }

    static double[] softmax(float[] values, int from, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, values[from + i]);
        }
        double[] p = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            p[i] = StrictMath.exp(values[from + i] - max);
            sum += p[i];
        }
        for (int i = 0; i < n; i++) {
            p[i] /= sum;
        }
        return p;
    }
}
