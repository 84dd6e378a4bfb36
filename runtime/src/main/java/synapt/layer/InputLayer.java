package synapt.layer;

/** The input of the network. */
public final class InputLayer extends LayerNode {

    /** Called by generated code. */
    public InputLayer(String path) {
        super(path);
    }
}
