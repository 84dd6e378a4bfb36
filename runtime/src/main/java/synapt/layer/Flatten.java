package synapt.layer;

/** All dimensions but the batch as one, in row-major order. */
public final class Flatten extends LayerNode {

    /** Called by generated code. */
    public Flatten(String path) {
        super(path);
    }
}
