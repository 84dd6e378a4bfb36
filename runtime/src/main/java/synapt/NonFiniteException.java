package synapt;

/** NaN or an infinity came up in training. The parameters are those from before the step. */
public final class NonFiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final long step;
    private final String where;

    NonFiniteException(long step, String where) {
        super("step " + step + ": " + where
                + " is not finite; nothing was updated. Try a lower learning rate, and look at the inputs");
        this.step = step;
        this.where = where;
    }

    /** The step that was not finished. */
    public long step() {
        return step;
    }

    /** Where it was seen first: a parameter, an input, the result of a node, a target, the loss or a parameter's gradient. */
    public String where() {
        return where;
    }
}
