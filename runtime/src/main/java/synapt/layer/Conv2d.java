package synapt.layer;

/** A two-dimensional convolution (cross-correlation); weight [out, in / groups, kernel height, kernel width]. */
public final class Conv2d extends WeightedLayer {

    /** Called by generated code. */
    public Conv2d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
