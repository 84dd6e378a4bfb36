package synapt.layer;

/** max(x, 0). */
public final class Relu extends LayerNode {

    /** Called by generated code. */
    public Relu(String path) {
        super(path);
    }
}
