package synapt.layer;

/** Batch normalisation: weight, bias and running statistics, one number for each channel. */
public abstract class NormLayer extends WeightedLayer {

    NormLayer(String path, ParameterAccess parameters) {
        super(path, parameters);
    }

    /** A copy of the running mean that evaluation uses. */
    public final float[] runningMean() {
        return parameters().get(path() + ".running_mean");
    }

    /** Replaces the running mean. */
    public final void setRunningMean(float[] values) {
        parameters().set(path() + ".running_mean", values);
    }

    /** A copy of the running variance (unbiased) that evaluation uses. */
    public final float[] runningVar() {
        return parameters().get(path() + ".running_var");
    }

    /** Replaces the running variance. */
    public final void setRunningVar(float[] values) {
        parameters().set(path() + ".running_var", values);
    }
}
