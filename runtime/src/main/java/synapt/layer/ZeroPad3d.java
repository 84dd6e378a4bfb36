package synapt.layer;

/** Zeros around a volume. */
public final class ZeroPad3d extends LayerNode {

    /** Called by generated code. */
    public ZeroPad3d(String path) {
        super(path);
    }
}
