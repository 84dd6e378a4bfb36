package synapt.layer;

/** The greatest element of each of so many windows as the output is to have; they cover a sequence evenly. */
public final class AdaptiveMaxPool1d extends LayerNode {

    /** Called by generated code. */
    public AdaptiveMaxPool1d(String path) {
        super(path);
    }
}
