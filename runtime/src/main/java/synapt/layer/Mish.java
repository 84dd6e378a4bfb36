package synapt.layer;

/** x * tanh(log(1 + exp(x))). */
public final class Mish extends LayerNode {

    /** Called by generated code. */
    public Mish(String path) {
        super(path);
    }
}
