package synapt.layer;

/** The mean of each of so many windows as the output is to have; they cover an image evenly. */
public final class AdaptiveAvgPool2d extends LayerNode {

    /** Called by generated code. */
    public AdaptiveAvgPool2d(String path) {
        super(path);
    }
}
