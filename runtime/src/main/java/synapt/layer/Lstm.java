package synapt.layer;

/** Long short-term memory over a sequence. Its gates, in the order of the weights' rows: input, forget, candidate, output. */
public final class Lstm extends RecurrentLayer {

    /** Called by generated code. */
    public Lstm(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
