package synapt.layer;

/** Batch normalisation of the channels of images. */
public final class BatchNorm2d extends NormLayer {

    /** Called by generated code. */
    public BatchNorm2d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
