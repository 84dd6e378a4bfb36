package synapt.layer;

/** The input of the network. */
public final class Input extends LayerNode {

    /** Called by generated code. */
    public Input(String path) {
        super(path);
    }
}
