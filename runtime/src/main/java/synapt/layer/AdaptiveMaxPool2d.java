package synapt.layer;

/** The greatest element of each of so many windows as the output is to have; they cover an image evenly. */
public final class AdaptiveMaxPool2d extends LayerNode {

    /** Called by generated code. */
    public AdaptiveMaxPool2d(String path) {
        super(path);
    }
}
