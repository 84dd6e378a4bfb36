package synapt.layer;

/** Scaled ELU; Klambauer et al. 2017. */
public final class Selu extends LayerNode {

    /** Called by generated code. */
    public Selu(String path) {
        super(path);
    }
}
