package synapt.layer;

/**
 * Puts a learnt row before the first position of a sequence (Dosovitskiy et al., <i>An image is worth 16x16 words</i>, 2020), for
 * {@link FirstPosition} to take after others have written to it; weight [features]. It has no bias.
 */
public final class ClassToken extends WeightedLayer {

    /** Called by generated code. */
    public ClassToken(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
