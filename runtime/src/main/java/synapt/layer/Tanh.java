package synapt.layer;

/** tanh(x). */
public final class Tanh extends LayerNode {

    /** Called by generated code. */
    public Tanh(String path) {
        super(path);
    }
}
