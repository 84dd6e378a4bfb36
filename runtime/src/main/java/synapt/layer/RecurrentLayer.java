package synapt.layer;

/**
 * A recurrent layer. Its tensors have PyTorch's names and layouts, for each layer and direction: {@code weight_ih_l0}
 * [gates * out, features], {@code weight_hh_l0} [gates * out, out], {@code bias_ih_l0} and {@code bias_hh_l0} [gates * out]; those of
 * the reverse direction end in {@code _reverse}.
 */
public abstract class RecurrentLayer extends LayerNode {

    private final ParameterAccess parameters;

    RecurrentLayer(String path, ParameterAccess parameters) {
        super(path);
        this.parameters = parameters;
    }

    /**
     * A copy of a tensor.
     *
     * @param name for example {@code weight_ih_l0}
     * @throws IllegalArgumentException if the layer has none of that name
     */
    public final float[] get(String name) {
        return parameters.get(path() + "." + name);
    }

    /**
     * Replaces a tensor.
     *
     * @param name   for example {@code weight_ih_l0}
     * @param values in PyTorch's layout
     * @throws IllegalArgumentException if their number is wrong, or the layer has none of that name
     */
    public final void set(String name, float[] values) {
        parameters.set(path() + "." + name, values);
    }
}
