package synapt.layer;

/**
 * Attention with several heads (PyTorch's MultiheadAttention): where it reads one node, query, key and value are that; where it reads
 * two, {length, E} and {memory's length, E}, key and value are the second. Its tensors, for E features: in_proj_weight [3 E, E] and in_proj_bias [3 E], for queries, keys and values, one upon the other; out_proj.weight [E, E]
 * and out_proj.bias [E].
 */
public final class MultiheadAttention extends LayerNode {

    private final ParameterAccess parameters;

    /** Called by generated code. */
    public MultiheadAttention(String path, ParameterAccess parameters) {
        super(path);
        this.parameters = parameters;
    }

    /** A copy of the weight that makes queries, keys and values, [3 E, E]. */
    public float[] inProjWeight() {
        return parameters.get(path() + ".in_proj_weight");
    }

    /**
     * Replaces that weight.
     *
     * @throws IllegalArgumentException if the number of values is wrong
     */
    public void setInProjWeight(float[] values) {
        parameters.set(path() + ".in_proj_weight", values);
    }

    /** A copy of the weight that mixes the heads' results, [E, E]. */
    public float[] outProjWeight() {
        return parameters.get(path() + ".out_proj.weight");
    }

    /**
     * Replaces that weight.
     *
     * @throws IllegalArgumentException if the number of values is wrong
     */
    public void setOutProjWeight(float[] values) {
        parameters.set(path() + ".out_proj.weight", values);
    }
}
