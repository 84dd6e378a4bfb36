package synapt.layer;

/** The mean of each of so many windows as the output is to have; they cover a volume evenly. */
public final class AdaptiveAvgPool3d extends LayerNode {

    /** Called by generated code. */
    public AdaptiveAvgPool3d(String path) {
        super(path);
    }
}
