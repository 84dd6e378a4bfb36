package synapt.layer;

/** Around a volume what lies at its edges. */
public final class ReplicationPad3d extends LayerNode {

    /** Called by generated code. */
    public ReplicationPad3d(String path) {
        super(path);
    }
}
