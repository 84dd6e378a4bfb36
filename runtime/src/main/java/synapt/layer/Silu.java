package synapt.layer;

/** x * sigmoid(x). */
public final class Silu extends LayerNode {

    /** Called by generated code. */
    public Silu(String path) {
        super(path);
    }
}
