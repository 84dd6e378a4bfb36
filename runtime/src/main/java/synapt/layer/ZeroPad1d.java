package synapt.layer;

/** Zeros around a sequence. */
public final class ZeroPad1d extends LayerNode {

    /** Called by generated code. */
    public ZeroPad1d(String path) {
        super(path);
    }
}
