package synapt.layer;

/** A node of a compiled network. */
public abstract class LayerNode {

    private final String path;

    LayerNode(String path) {
        this.path = path;
    }

    /** The node's dotted path, the prefix of its parameters' names. */
    public final String path() {
        return path;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + path;
    }
}
