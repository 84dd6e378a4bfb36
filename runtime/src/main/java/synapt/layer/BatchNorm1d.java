package synapt.layer;

/** Batch normalisation of features, or of channels of a given length. */
public final class BatchNorm1d extends BatchNorm {

    /** Called by generated code. */
    public BatchNorm1d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
