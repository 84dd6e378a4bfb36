package synapt.layer;

/** The greatest element of each of so many windows as the output is to have; they cover a volume evenly. */
public final class AdaptiveMaxPool3d extends LayerNode {

    /** Called by generated code. */
    public AdaptiveMaxPool3d(String path) {
        super(path);
    }
}
