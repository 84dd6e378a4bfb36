package synapt.layer;

/** The first position of a sequence. */
public final class FirstPosition extends LayerNode {

    /** Called by generated code. */
    public FirstPosition(String path) {
        super(path);
    }
}
