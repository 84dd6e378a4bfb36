package synapt.layer;

/** Around a sequence what lies at its edges. */
public final class ReplicationPad1d extends LayerNode {

    /** Called by generated code. */
    public ReplicationPad1d(String path) {
        super(path);
    }
}
