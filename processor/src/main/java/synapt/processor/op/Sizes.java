package synapt.processor.op;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Collectors;
import synapt.processor.report.Message;

/** A tensor's elements are counted by an int. */
public final class Sizes {

    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    private Sizes() {}

    /**
     * Whether a tensor can exist.
     *
     * @param what what it is, for the message: {@code its output}
     */
    public static boolean fit(Problems problems, String member, String what, long... dims) {
        BigInteger elements =
                Arrays.stream(dims).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
        if (elements.compareTo(MOST) <= 0) {
            return true;
        }
        String shape = Arrays.stream(dims).mapToObj(Long::toString).collect(Collectors.joining("x"));
        problems.report(Message.SHAPE_TOO_LARGE, member, what + " " + shape, elements);
        return false;
    }
}
