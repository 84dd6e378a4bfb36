package synapt.layer;

/** The product of several tensors of one shape, element by element. */
public final class Multiply extends LayerNode {

    /** Called by generated code. */
    public Multiply(String path) {
        super(path);
    }
}
