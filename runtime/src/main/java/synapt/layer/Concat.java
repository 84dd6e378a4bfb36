package synapt.layer;

/** Tensors one after another along one dimension: the channels or features, unless {@link synapt.annotation.Axis} says otherwise. */
public final class Concat extends LayerNode {

    /** Called by generated code. */
    public Concat(String path) {
        super(path);
    }
}
