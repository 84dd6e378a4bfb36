package synapt.layer;

/** The dimensions in another order. */
public final class Permute extends LayerNode {

    /** Called by generated code. */
    public Permute(String path) {
        super(path);
    }
}
