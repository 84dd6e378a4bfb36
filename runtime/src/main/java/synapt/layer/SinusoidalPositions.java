package synapt.layer;

/** Adds sines and cosines of the position to each position of a sequence (Vaswani et al., 2017); nothing is learnt. */
public final class SinusoidalPositions extends LayerNode {

    /** Called by generated code. */
    public SinusoidalPositions(String path) {
        super(path);
    }
}
