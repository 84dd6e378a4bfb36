package synapt.layer;

/** x * min(max(x + 3, 0), 6) / 6. */
public final class Hardswish extends LayerNode {

    /** Called by generated code. */
    public Hardswish(String path) {
        super(path);
    }
}
