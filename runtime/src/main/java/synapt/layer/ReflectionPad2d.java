package synapt.layer;

/** Around an image what lies inside, mirrored at the edges. */
public final class ReflectionPad2d extends LayerNode {

    /** Called by generated code. */
    public ReflectionPad2d(String path) {
        super(path);
    }
}
