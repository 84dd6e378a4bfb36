package synapt.train;

import java.util.Arrays;
import java.util.stream.Collectors;
import synapt.NonFiniteException;

/** NaN or an infinity came up in a {@link Trainer}'s step; the parameters are those from before it. The cause says where. */
public final class NonFiniteBatchException extends ArithmeticException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 32;

    private final int epoch;
    private final long step;
    private final String where;
    private final int[] examples;

    NonFiniteBatchException(NonFiniteException cause, int epoch, int[] examples) {
        super("epoch %d, %s. The batch was, in its order, %s".formatted(epoch, cause.getMessage(), list(examples)));
        initCause(cause);
        this.epoch = epoch;
        this.step = cause.step();
        this.where = cause.where();
        this.examples = examples;
    }

    private static String list(int[] examples) {
        String first =
                Arrays.stream(examples).limit(SHOWN).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        int more = examples.length - SHOWN;
        return "examples " + first + (more > 0 ? " and " + more + " more" : "") + " of the data set";
    }

    /** The epoch's number, from 0. */
    public int epoch() {
        return epoch;
    }

    /** The step that was not finished, from 0. */
    public long step() {
        return step;
    }

    /** Where it was seen first: an input (counted within the batch), a parameter, the loss or a parameter's gradient. */
    public String where() {
        return where;
    }

    /** The batch's examples, by their numbers in the data set, in the batch's order; a copy. */
    public int[] examples() {
        return examples.clone();
    }
}
