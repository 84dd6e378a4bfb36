package synapt.train;

import java.util.List;

/** What numbers of optimisers and schedules have to be. */
final class Ranges {

    private Ranges() {}

    /** At least 0. */
    static void notNegative(String what, double value) {
        require(value >= 0 && Double.isFinite(value), "%s is finite and at least 0, but it is %s", what, value);
    }

    static void rate(double value) {
        notNegative("a learning rate", value);
    }

    static void weightDecay(double value) {
        notNegative("a weight decay", value);
    }

    /** At least 0 and less than 1. */
    static void share(String what, double value) {
        require(value >= 0 && value < 1, "%s is at least 0 and less than 1, but it is %s", what, value);
    }

    /** What keeps a divisor from being 0; kernels know it as a float. */
    static void eps(double value) {
        require(
                (float) value > 0 && (float) value < Float.POSITIVE_INFINITY,
                "%s is finite and above 0, or a parameter whose gradient is 0 would become NaN; but it is %s",
                "an eps",
                value);
    }

    /** 1 or more. */
    static void count(String of, String what, int value) {
        require(value >= 1, "%s's %s is 1 or more, but it is %s", of, what, value);
    }

    /** 1 or more each, and each greater than the one before. */
    static void ascending(String what, List<Integer> values) {
        int last = 0;
        for (int value : values) {
            require(value > last, "%s are 1 or more, each greater than the one before, but they are %s", what, values);
            last = value;
        }
    }

    static void require(boolean condition, String message, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(message.formatted(values));
        }
    }
}
