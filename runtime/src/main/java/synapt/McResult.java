package synapt;

/**
 * Samples of a network's output with dropout on and everything else as in evaluation (Monte Carlo dropout, Gal and Ghahramani
 * 2016).
 */
public final class McResult {

    private final int samples;
    private final int count;
    private final int features;
    private final float[] values;

    McResult(int samples, int count, int features, float[] values) {
        this.samples = samples;
        this.count = count;
        this.features = features;
        this.values = values;
    }

    /** How many samples were drawn. */
    public int samples() {
        return samples;
    }

    /** How many examples there were. */
    public int count() {
        return count;
    }

    /** All outputs, [samples][count][features]; the array itself, not a copy. */
    public float[] values() {
        return values;
    }

    /** One sample as a result of its own. */
    public EvalResult sample(int sample) {
        int n = count * features;
        return new EvalResult(count, features, java.util.Arrays.copyOfRange(values, sample * n, (sample + 1) * n));
    }

    /** The mean over the samples, [count][features]. */
    public float[] mean() {
        int n = count * features;
        float[] mean = new float[n];
        for (int i = 0; i < n; i++) {
            mean[i] = (float) meanOf(i, n);
        }
        return mean;
    }

    /** The unbiased variance over the samples, [count][features]; 0 for one sample. */
    public float[] variance() {
        int n = count * features;
        float[] variance = new float[n];
        for (int i = 0; i < n && samples > 1; i++) {
            double mean = meanOf(i, n);
            double sum = 0;
            for (int s = 0; s < samples; s++) {
                double d = values[s * n + i] - mean;
                sum += d * d;
            }
            variance[i] = (float) (sum / (samples - 1));
        }
        return variance;
    }

    /** The mean over the samples of softmax of an example's outputs. */
    public double[] meanProbabilities(int example) {
        double[] mean = new double[features];
        for (int s = 0; s < samples; s++) {
            double[] p = EvalResult.softmax(values, (s * count + example) * features, features);
            for (int f = 0; f < features; f++) {
                mean[f] += p[f] / samples;
            }
        }
        return mean;
    }

    private double meanOf(int i, int n) {
        double sum = 0;
        for (int s = 0; s < samples; s++) {
            sum += values[s * n + i];
        }
        return sum / samples;
    }
}
