package synapt.layer;

/** The first of two tensors of one shape less the second, element by element. */
public final class Subtract extends LayerNode {

    /** Called by generated code. */
    public Subtract(String path) {
        super(path);
    }
}
