package synapt.layer;

/**
 * a * sigmoid(a) * b, where a and b are the two halves of the input: of the features of a vector, the channels of an image, or the last
 * dimension of a sequence. Shazeer 2020.
 */
public final class SwiGlu extends LayerNode {

    /** Called by generated code. */
    public SwiGlu(String path) {
        super(path);
    }
}
