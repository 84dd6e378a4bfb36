package synapt.layer;

/** The logarithm of a {@link Softmax}. */
public final class LogSoftmax extends LayerNode {

    /** Called by generated code. */
    public LogSoftmax(String path) {
        super(path);
    }
}
