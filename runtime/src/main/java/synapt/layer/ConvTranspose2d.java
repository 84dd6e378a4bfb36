package synapt.layer;

/** The transpose of a two-dimensional convolution; weight [in, out / groups, kernel height, kernel width]. */
public final class ConvTranspose2d extends WeightedLayer {

    /** Called by generated code. */
    public ConvTranspose2d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
