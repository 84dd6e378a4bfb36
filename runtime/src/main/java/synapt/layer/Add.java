package synapt.layer;

/** The sum of several tensors of one shape, element by element. */
public final class Add extends LayerNode {

    /** Called by generated code. */
    public Add(String path) {
        super(path);
    }
}
