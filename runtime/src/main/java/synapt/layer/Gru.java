package synapt.layer;

/** A gated recurrent unit over a sequence. Its gates, in the order of the weights' rows: reset, update, candidate. */
public final class Gru extends RecurrentLayer {

    /** Called by generated code. */
    public Gru(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
