package synapt.layer;

/** Around an image what lies at its edges. */
public final class ReplicationPad2d extends LayerNode {

    /** Called by generated code. */
    public ReplicationPad2d(String path) {
        super(path);
    }
}
