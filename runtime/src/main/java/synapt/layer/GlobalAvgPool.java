package synapt.layer;

/** The mean of each channel, over all its positions. */
public final class GlobalAvgPool extends LayerNode {

    /** Called by generated code. */
    public GlobalAvgPool(String path) {
        super(path);
    }
}
