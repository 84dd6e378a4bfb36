package synapt.layer;

/** The last position of a sequence. */
public final class LastPosition extends LayerNode {

    /** Called by generated code. */
    public LastPosition(String path) {
        super(path);
    }
}
