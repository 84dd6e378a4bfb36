package synapt.layer;

/** The transpose of a one-dimensional convolution; weight [in, out / groups, kernel]. */
public final class ConvTranspose1d extends WeightedLayer {

    /** Called by generated code. */
    public ConvTranspose1d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
