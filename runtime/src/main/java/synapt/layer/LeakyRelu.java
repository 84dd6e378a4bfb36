package synapt.layer;

/** x if x &gt; 0, else 0.01 * x; other slopes: an {@link Identity} with {@code @Activation}. */
public final class LeakyRelu extends LayerNode {

    /** Called by generated code. */
    public LeakyRelu(String path) {
        super(path);
    }
}
