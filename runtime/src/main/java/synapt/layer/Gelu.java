package synapt.layer;

/** x * Phi(x). */
public final class Gelu extends LayerNode {

    /** Called by generated code. */
    public Gelu(String path) {
        super(path);
    }
}
