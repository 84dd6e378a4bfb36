package synapt.benchmarks;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a measuring process tells the one that started it: lines {@code FORK,key,value} on standard output, where
 * libraries may print too.
 */
final class ForkReport {
    private static final String PREFIX = "FORK,";

    enum Key {
        /** The library's description of itself. */
        LIBRARY,
        /** The figure, in the task's unit. */
        FIGURE,
        /** What {@link Canary} gave before and after, two lines. */
        CANARY,
        /** Cores used by the process while it was measured. */
        OWN,
        /** Cores used by everything else at the same time. */
        OTHERS,
        /** What {@link LearningCurve} says. */
        LEARNT
    }

    private final Map<Key, String> values = new EnumMap<>(Key.class);

    static void print(Key key, String value) {
        System.out.println(PREFIX + key + "," + value);
    }

    static void print(Key key, double value) {
        print(key, String.format(Locale.ROOT, "%.4f", value));
    }

    /** Takes a line of output if it is part of a report. Of the two canaries the lower stays. */
    void read(String line) {
        String[] parts = line.split(",", 3);
        if (line.startsWith(PREFIX)) {
            Key key = Key.valueOf(parts[1]);
            values.merge(key, parts[2], (a, b) -> key == Key.CANARY && number(a) < number(b) ? a : b);
        }
    }

    String text(Key key) {
        return values.getOrDefault(key, "");
    }

    /** NaN if it isn't there. */
    double number(Key key) {
        return values.containsKey(key) ? number(values.get(key)) : Double.NaN;
    }

    private static double number(String value) {
        return Double.parseDouble(value);
    }
}
