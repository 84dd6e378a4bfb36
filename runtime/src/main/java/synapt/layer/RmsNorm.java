package synapt.layer;

/** Normalisation by the root mean square. The weight has the shape of the dimensions that are normalised; there is no bias. */
public final class RmsNorm extends WeightedLayer {

    /** Called by generated code. */
    public RmsNorm(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
