package synapt.layer;

/** Around a volume what lies inside, mirrored at the edges. */
public final class ReflectionPad3d extends LayerNode {

    /** Called by generated code. */
    public ReflectionPad3d(String path) {
        super(path);
    }
}
