package synapt.layer;

/**
 * x if x &gt; 0, else slope * x, with a slope that is learnt: one that starts at 0.25, or what {@code @Activation(value = PRELU, perChannel
 * = ..., start = ...)} beside it says.
 */
public final class Prelu extends LayerNode {

    private final ParameterAccess parameters;

    /** Called by generated code. */
    public Prelu(String path, ParameterAccess parameters) {
        super(path);
        this.parameters = parameters;
    }

    /** A copy of the slopes: one, or one for each channel. */
    public float[] weight() {
        return parameters.get(path() + ".weight");
    }

    /**
     * Replaces the slopes.
     *
     * @throws IllegalArgumentException if their number is wrong
     */
    public void setWeight(float[] values) {
        parameters.set(path() + ".weight", values);
    }
}
