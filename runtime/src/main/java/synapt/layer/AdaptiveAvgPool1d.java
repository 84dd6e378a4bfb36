package synapt.layer;

/** The mean of each of so many windows as the output is to have; they cover a sequence evenly. */
public final class AdaptiveAvgPool1d extends LayerNode {

    /** Called by generated code. */
    public AdaptiveAvgPool1d(String path) {
        super(path);
    }
}
