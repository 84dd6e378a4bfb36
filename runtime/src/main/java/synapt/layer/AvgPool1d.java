package synapt.layer;

/** The mean of each window of a sequence. */
public final class AvgPool1d extends LayerNode {

    /** Called by generated code. */
    public AvgPool1d(String path) {
        super(path);
    }
}
