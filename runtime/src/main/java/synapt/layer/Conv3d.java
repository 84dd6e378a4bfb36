package synapt.layer;

/** A three-dimensional convolution (cross-correlation); weight [out, in / groups, kernel depth, kernel height, kernel width]. */
public final class Conv3d extends WeightedLayer {

    /** Called by generated code. */
    public Conv3d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
