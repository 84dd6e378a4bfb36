package synapt.layer;

/** Instance normalisation of channels of a given length. Weight and bias, if affine: one number for each channel. */
public final class InstanceNorm1d extends WeightedLayer {

    /** Called by generated code. */
    public InstanceNorm1d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
