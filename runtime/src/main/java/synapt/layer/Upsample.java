package synapt.layer;

/** Each place of a sequence, an image or a volume so many times in each direction (nearest neighbour). */
public final class Upsample extends LayerNode {

    /** Called by generated code. */
    public Upsample(String path) {
        super(path);
    }
}
