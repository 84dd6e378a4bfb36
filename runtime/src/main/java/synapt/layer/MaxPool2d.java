package synapt.layer;

/** The greatest element of each window. */
public final class MaxPool2d extends LayerNode {

    /** Called by generated code. */
    public MaxPool2d(String path) {
        super(path);
    }
}
