package synapt.layer;

/** Batch normalisation of features, or of channels of a given length. */
public final class BatchNorm1d extends NormLayer {

    /** Called by generated code. */
    public BatchNorm1d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
