package synapt.layer;

/** log(1 + exp(x)), and x above 20; others: an {@link Identity} with {@code @Activation}. */
public final class Softplus extends LayerNode {

    /** Called by generated code. */
    public Softplus(String path) {
        super(path);
    }
}
