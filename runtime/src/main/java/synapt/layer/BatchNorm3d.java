package synapt.layer;

/** Batch normalisation of the channels of volumes. */
public final class BatchNorm3d extends NormLayer {

    /** Called by generated code. */
    public BatchNorm3d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
