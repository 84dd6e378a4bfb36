package synapt.layer;

/** x if x &gt; 0, else exp(x) - 1; other limits: an {@link Identity} with {@code @Activation}. */
public final class Elu extends LayerNode {

    /** Called by generated code. */
    public Elu(String path) {
        super(path);
    }
}
