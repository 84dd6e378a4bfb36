package synapt.layer;

/** A layer with a weight, and a bias unless it was declared without. */
public abstract class WeightedLayer extends LayerNode {

    private final ParameterAccess parameters;

    WeightedLayer(String path, ParameterAccess parameters) {
        super(path);
        this.parameters = parameters;
    }

    /** A copy of the weight, in PyTorch's layout. */
    public final float[] weight() {
        return parameters.get(path() + ".weight");
    }

    /**
     * Replaces the weight.
     *
     * @param values in PyTorch's layout
     * @throws IllegalArgumentException if their number is wrong
     */
    public final void setWeight(float[] values) {
        parameters.set(path() + ".weight", values);
    }

    /**
     * A copy of the bias, one number for each output.
     *
     * @throws IllegalArgumentException if the layer was declared without bias
     */
    public final float[] bias() {
        return parameters.get(path() + ".bias");
    }

    /**
     * Replaces the bias.
     *
     * @throws IllegalArgumentException if their number is wrong, or the layer was declared without bias
     */
    public final void setBias(float[] values) {
        parameters.set(path() + ".bias", values);
    }

    final ParameterAccess parameters() {
        return parameters;
    }
}
