package synapt.layer;

/** Around a sequence what lies inside, mirrored at the edges. */
public final class ReflectionPad1d extends LayerNode {

    /** Called by generated code. */
    public ReflectionPad1d(String path) {
        super(path);
    }
}
