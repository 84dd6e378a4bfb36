package synapt.layer;

/** A fully connected layer, y = x weight^T + bias; weight [out, in]. */
public final class Linear extends WeightedLayer {

    /** Called by generated code. */
    public Linear(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
