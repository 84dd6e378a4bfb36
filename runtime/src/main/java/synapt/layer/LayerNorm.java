package synapt.layer;

/** Layer normalisation. Weight and bias have the shape of the dimensions that are normalised. */
public final class LayerNorm extends WeightedLayer {

    /** Called by generated code. */
    public LayerNorm(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
