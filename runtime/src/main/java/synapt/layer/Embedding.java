package synapt.layer;

/** A row of numbers for each token, looked up by its id (PyTorch's Embedding); weight [tokens, out]. It has no bias. */
public final class Embedding extends WeightedLayer {

    /** Called by generated code. */
    public Embedding(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
