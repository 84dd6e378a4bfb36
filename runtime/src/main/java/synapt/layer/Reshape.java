package synapt.layer;

/** The same elements in row-major order, as another shape. */
public final class Reshape extends LayerNode {

    /** Called by generated code. */
    public Reshape(String path) {
        super(path);
    }
}
