package synapt.layer;

/** The greatest of several tensors of one shape, element by element. Its gradient goes to the greater of two, to each half where they are
 * equal (PyTorch's {@code maximum}); of more than two, the first two are joined, then their maximum with the third, and so on. */
public final class Max extends LayerNode {

    /** Called by generated code. */
    public Max(String path) {
        super(path);
    }
}
