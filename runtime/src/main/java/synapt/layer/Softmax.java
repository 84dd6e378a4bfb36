package synapt.layer;

/** exp(x) / sum of exp(x), over the features of a vector, the channels of an image, or the last dimension of a sequence. */
public final class Softmax extends LayerNode {

    /** Called by generated code. */
    public Softmax(String path) {
        super(path);
    }
}
