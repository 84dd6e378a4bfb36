package synapt.layer;

/** The mean over the positions of a sequence. */
public final class MeanPositions extends LayerNode {

    /** Called by generated code. */
    public MeanPositions(String path) {
        super(path);
    }
}
