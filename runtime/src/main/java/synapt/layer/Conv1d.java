package synapt.layer;

/** A one-dimensional convolution (cross-correlation); weight [out, in / groups, kernel]. */
public final class Conv1d extends WeightedLayer {

    /** Called by generated code. */
    public Conv1d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
