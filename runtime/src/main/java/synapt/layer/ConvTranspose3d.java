package synapt.layer;

/** The transpose of a three-dimensional convolution; weight [in, out / groups, kernel depth, kernel height, kernel width]. */
public final class ConvTranspose3d extends WeightedLayer {

    /** Called by generated code. */
    public ConvTranspose3d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
