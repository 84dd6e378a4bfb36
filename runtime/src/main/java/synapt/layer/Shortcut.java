package synapt.layer;

/**
 * The way around some layers, to be added to their result: its input as it is, or brought to their shape. Where that takes a
 * projection, weight [out, in, 1, 1] of a convolution, or [out, in]; there is no bias.
 */
public final class Shortcut extends WeightedLayer {

    /** Called by generated code. */
    public Shortcut(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
