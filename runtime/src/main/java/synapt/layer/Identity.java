package synapt.layer;

/** Passes its input on; carries facets that stand alone. */
public final class Identity extends LayerNode {

    /** Called by generated code. */
    public Identity(String path) {
        super(path);
    }
}
