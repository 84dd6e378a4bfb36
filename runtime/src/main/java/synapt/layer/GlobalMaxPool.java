package synapt.layer;

/** The greatest element of each channel, over all its positions. */
public final class GlobalMaxPool extends LayerNode {

    /** Called by generated code. */
    public GlobalMaxPool(String path) {
        super(path);
    }
}
