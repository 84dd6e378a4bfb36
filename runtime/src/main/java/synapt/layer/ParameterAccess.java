package synapt.layer;

/** Named tensors of a network, as layers reach them. Values are in PyTorch's layout, row-major. */
public interface ParameterAccess {

    /**
     * A copy of a tensor's values.
     *
     * @param name for example {@code conv1.weight}
     * @throws IllegalArgumentException if there is no such tensor
     */
    float[] get(String name);

    /**
     * Replaces a tensor's values, at once for all passes that start later.
     *
     * @param values as many as the tensor has elements
     * @throws IllegalArgumentException if there is no such tensor, or their number is wrong
     */
    void set(String name, float[] values);
}
