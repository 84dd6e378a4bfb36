package synapt.layer;

/** The mean of each window. */
public final class AvgPool2d extends LayerNode {

    /** Called by generated code. */
    public AvgPool2d(String path) {
        super(path);
    }
}
