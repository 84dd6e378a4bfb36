package synapt.layer;

/** Group normalisation. Weight and bias: one number for each channel. */
public final class GroupNorm extends WeightedLayer {

    /** Called by generated code. */
    public GroupNorm(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
