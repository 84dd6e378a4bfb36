package synapt.layer;

/**
 * a * sigmoid(b), where a and b are the two halves of the input: of the features of a vector, the channels of an image, or the last
 * dimension of a sequence. As PyTorch's; Dauphin et al. 2017.
 */
public final class Glu extends LayerNode {

    /** Called by generated code. */
    public Glu(String path) {
        super(path);
    }
}
