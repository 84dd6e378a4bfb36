package synapt.layer;

/** Instance normalisation of the channels of images. Weight and bias, if affine: one number for each channel. */
public final class InstanceNorm2d extends WeightedLayer {

    /** Called by generated code. */
    public InstanceNorm2d(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
