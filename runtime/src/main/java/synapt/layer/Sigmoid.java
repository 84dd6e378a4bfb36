package synapt.layer;

/** 1 / (1 + exp(-x)). */
public final class Sigmoid extends LayerNode {

    /** Called by generated code. */
    public Sigmoid(String path) {
        super(path);
    }
}
