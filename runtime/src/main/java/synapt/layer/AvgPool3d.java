package synapt.layer;

/** The mean of each window of a volume. */
public final class AvgPool3d extends LayerNode {

    /** Called by generated code. */
    public AvgPool3d(String path) {
        super(path);
    }
}
