package synapt.layer;

/** The greatest element of each window of a volume. */
public final class MaxPool3d extends LayerNode {

    /** Called by generated code. */
    public MaxPool3d(String path) {
        super(path);
    }
}
