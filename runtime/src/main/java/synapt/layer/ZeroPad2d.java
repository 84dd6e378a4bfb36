package synapt.layer;

/** Zeros around an image. */
public final class ZeroPad2d extends LayerNode {

    /** Called by generated code. */
    public ZeroPad2d(String path) {
        super(path);
    }
}
