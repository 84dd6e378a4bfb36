package synapt.layer;

/** The greatest element of each window of a sequence. */
public final class MaxPool1d extends LayerNode {

    /** Called by generated code. */
    public MaxPool1d(String path) {
        super(path);
    }
}
